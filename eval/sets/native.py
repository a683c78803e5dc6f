"""Our own layout: a `questions.jsonl`, alone or in a folder beside its `corpus.jsonl` or `documents/`."""

from pathlib import Path

from eval.question_set import QuestionRow, QuestionSet
from eval.sets.lines import read_rows

QUESTIONS = "questions.jsonl"


def read_questions(path: Path) -> QuestionSet:
    """Return the set of a file of questions, to be asked of the user's own index."""
    name = path.parent.name if path.name == QUESTIONS else path.stem
    return QuestionSet(name, tuple(read_rows(path, QuestionRow)))


def read_folder(folder: Path) -> QuestionSet:
    """Return the set of a folder, with the documents that lie in it."""
    rows = tuple(read_rows(folder / QUESTIONS, QuestionRow))
    places = [folder / "corpus.jsonl", folder / "documents"]
    return QuestionSet(folder.resolve().name, rows, next((place for place in places if place.exists()), None))
