"""Where a question set is asked: the user's own index, or one made of the documents that the set brings along."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.home import Home
from corpus.errors import DamagedIndexError
from embeddings.build import Progress
from eval.question_set import DocumentRow, QuestionSet

CACHE = "eval/sets"
"""Folder below the home that holds the indexes of sets. Nothing but indexes that can be made again is in it."""


def prepare(app: Application, questions: QuestionSet, *, progress: Progress) -> Application:
    """Return the application that answers a set's questions, its documents indexed.

    The index of a set is made once and used again while documents and settings stay what they were.

    Args:
        app: The user's application; its models are shared.
        questions: The set.
        progress: Told how many passages are encoded.
    """
    if questions.documents is None:
        return app
    recipe = app.recipe.model_dump_json()
    home = Home(app.home.folder / CACHE / f"{questions.name}-{_digest(questions.origin, recipe)}", False)
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    source = questions.documents if isinstance(questions.documents, Path) else _written(home, questions.documents)
    own = Application(home, app.settings, make_encoder=lambda *_: app.encoder, make_reader=lambda *_: app.reader)
    try:
        own.index([source], progress=progress)
    except DamagedIndexError:  # it can be made again, so the user need not hear of it
        own.index([source], progress=progress, replace=True)
    return own


def missing_documents(assistant: Assistant, questions: QuestionSet) -> list[str]:
    """Return the documents that a set's evidence names and the index does not hold, sorted."""
    held = {entry.path for entry in assistant.index.manifest.documents}
    return sorted({evidence.document for row in questions.rows for evidence in row.evidence} - held)


def _written(home: Home, documents: Iterable[DocumentRow]) -> Path:
    path = home.folder / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for row in documents:
            file.write(row.model_dump_json() + "\n")
    return path


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:10]
