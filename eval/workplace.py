"""Where a question set is asked: the user's own index, or one made of the documents that the set brings along."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.home import Home
from assistant.settings import Settings
from embeddings.progress import Progress
from eval.question_set import DocumentRow, QuestionSet

CACHE = "eval/sets"
"""Folder below the home that holds the indexes of sets. Nothing but indexes that can be made again is in it."""


def variant(app: Application, settings: Settings) -> Application:
    """Return the application with other settings; models are shared where the settings leave them alone."""
    name = app.collection.name
    if settings.encoder != app.settings.encoder:
        return Application(app.home, settings, collection=name)
    return Application(
        app.home, settings, collection=name, make_encoder=lambda *_: app.encoder, make_reader=lambda *_: app.reader
    )


def prepare(app: Application, questions: QuestionSet, *, progress: Progress, reindex: bool = False) -> Application:
    """Return the application that answers a set's questions, its documents indexed.

    An index that is not the user's own is made once and used again while documents and settings stay what they were.

    Args:
        app: The user's application; its models are shared.
        questions: The set.
        progress: Told how many passages are encoded.
        reindex: Where the user's own index was made with other settings, make one with these beside it; else such an
            index is refused as it is for a question.
    """
    if questions.documents is not None:
        home = _cache(app, questions.name, questions.origin)
        brought = questions.documents
        source = brought if isinstance(brought, Path) else _written(home, brought)
        return _indexed(app, home, [source], progress)
    app.store.require()
    manifest = app.store.manifest()
    if not reindex or manifest.recipe == app.recipe:
        return app
    return _indexed(app, _cache(app, "own", str(app.store.folder)), [Path(each) for each in manifest.sources], progress)


def _cache(app: Application, name: str, origin: str) -> Home:
    """Return the folder for an index of some documents made with the settings of `app`."""
    digest = hashlib.sha256("\0".join((origin, app.recipe.model_dump_json())).encode("utf-8")).hexdigest()
    home = Home(app.home.folder / CACHE / f"{name}-{digest[:10]}", False)
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home


def _indexed(app: Application, home: Home, sources: Sequence[Path], progress: Progress) -> Application:
    own = Application(home, app.settings, make_encoder=lambda *_: app.encoder, make_reader=lambda *_: app.reader)
    own.index(sources, progress=progress, replace=True)  # whatever lies there can be made again
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
