"""Find a question set and read it with the importer of its format."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from corpus.errors import QuestionSetError
from eval.question_set import QuestionSet
from eval.sets.beir import is_beir, read_beir
from eval.sets.native import QUESTIONS, read_folder, read_questions
from eval.sets.squad import read_squad
from eval.sets.table import read_table

_FILES = {".jsonl": read_questions, ".json": read_squad, ".csv": read_table, ".tsv": read_table}

SET_SUFFIXES = tuple(_FILES)
"""Of the files that a set may be."""


def load_set(name: str, *, own: Path | None = None) -> QuestionSet:
    """Return a question set.

    Drafts that nobody has accepted are left out.

    Args:
        name: A bundled name; the name of a set of one's own; a `questions.jsonl`, SQuAD `.json` or `.csv` file; a
            folder with a `questions.jsonl` or in the BEIR layout; or one split of the latter,
            `<folder>/qrels/<split>.tsv`.
        own: The folder of one's own sets; None where they have no names.

    Raises:
        QuestionSetError: There is no such set, it is empty, or a row is malformed; names file, line and field.
    """
    path = _find(name, named_sets(own))
    found = _read(path)
    accepted = tuple(row for row in found.rows if not row.draft)
    if not accepted:
        drafts = '; delete "draft": true from those that you accept' if found.rows else ""
        raise QuestionSetError(f"{path} holds no question{drafts}")
    repeated = [row for row, count in Counter(row.id for row in accepted).items() if count > 1]
    if repeated:
        raise QuestionSetError(f"{path}, field id: {repeated[0]!r} is there more than once")
    return replace(found, rows=accepted, origin=str(path.resolve()))


def bundled_names() -> list[str]:
    """Return the names of the sets that come with the application."""
    return sorted(_bundled())


def named_sets(folder: Path | None) -> dict[str, Path]:
    """Return the sets of a folder by their names: files of questions, and folders with one."""
    found = sorted(folder.iterdir()) if folder and folder.is_dir() else []
    named = [path for path in found if path.suffix.lower() in _FILES or (path / QUESTIONS).is_file()]
    return {path.name if path.is_dir() else path.stem: path for path in named}


def _find(name: str, own: Mapping[str, Path]) -> Path:
    path = _bundled().get(name) or own.get(name) or Path(name).expanduser()
    if not path.exists():
        yours = f"; yours: {', '.join(own)}" if own else ""
        raise QuestionSetError(
            f"no question set {name!r}; bundled: {', '.join(bundled_names())}{yours}; or name a questions.jsonl, a "
            "SQuAD .json, a .csv or a folder"
        )
    return path


def _bundled() -> dict[str, Path]:
    """Return files of questions on the bundled documents, and folders with documents of their own."""
    return named_sets(Path(str(files("eval"))) / "questions")


def _read(path: Path) -> QuestionSet:
    if path.is_dir():
        return _read_folder(path)
    if path.suffix == ".tsv" and path.parent.name == "qrels":
        return read_beir(path.parent.parent, split=path.stem)
    read = _FILES.get(path.suffix.lower())
    if read is None:
        raise QuestionSetError(f"{path} is no question set; formats: {', '.join(_FILES)} and folders")
    return read(path)


def _read_folder(folder: Path) -> QuestionSet:
    if (folder / QUESTIONS).is_file():
        return read_folder(folder)
    if is_beir(folder):
        return read_beir(folder)
    raise QuestionSetError(f"{folder} holds neither {QUESTIONS} nor the BEIR layout (queries.jsonl and qrels/)")
