"""Question sets: what is asked, what is right, and which quotes prove it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.events import Turn
from corpus.errors import QuestionSetError


class EvidenceRow(BaseModel):
    """Where the answer stands: a document, and a verbatim quote or a page of it."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    document: str
    quote: str | None = None
    page: int | None = None
    grade: int = 1


class HistoryRow(BaseModel):
    """An earlier turn."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    role: Literal["user", "assistant"]
    content: str


class QuestionRow(BaseModel):
    """One question. Sets carry extras of their own, which are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str
    question: str
    answers: tuple[str, ...] = ()
    answerable: bool = True
    evidence: tuple[EvidenceRow, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    kind: str = "question"

    @property
    def turns(self) -> list[Turn]:
        """The history as the assistant takes it."""
        return [Turn(row.role, row.content) for row in self.history]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A named list of questions."""

    name: str
    rows: tuple[QuestionRow, ...]

    def limited(self, count: int | None) -> "QuestionSet":
        """Return the first `count` questions, or all."""
        return replace(self, rows=self.rows[:count])


def load_set(name: str) -> QuestionSet:
    """Return a question set.

    Args:
        name: A bundled name, a `questions.jsonl`, or a folder that holds one.

    Raises:
        QuestionSetError: There is no such set, it is empty, or a row is malformed; names file, line and field.
    """
    path = _find(name)
    rows = tuple(_rows(path))
    if not rows:
        raise QuestionSetError(f"{path} holds no question")
    shown = path.stem if path.stem != "questions" else path.parent.name
    return QuestionSet(shown, rows)


def bundled_names() -> list[str]:
    """Return the names of the sets that come with the application."""
    return sorted(
        path.name.removesuffix(".jsonl")
        for path in files("eval").joinpath("questions").iterdir()
        if path.name.endswith(".jsonl")
    )


def _find(name: str) -> Path:
    if name in bundled_names():
        return Path(str(files("eval").joinpath("questions", f"{name}.jsonl")))
    path = Path(name).expanduser()
    path = path / "questions.jsonl" if path.is_dir() else path
    if not path.is_file():
        raise QuestionSetError(
            f"no question set {name!r}; bundled: {', '.join(bundled_names())}; or name a questions.jsonl"
        )
    return path


def _rows(path: Path) -> Iterator[QuestionRow]:
    with path.open(encoding="utf-8") as file:
        try:
            lines = file.read().split("\n")
        except UnicodeDecodeError as error:
            raise QuestionSetError(f"{path} is not UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(path, number, line)


def _row(path: Path, number: int, line: str) -> QuestionRow:
    try:
        return QuestionRow.model_validate(json.loads(line))
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(str(part) for part in problem["loc"]) or "row"
        raise QuestionSetError(f"{path}, line {number}, field {field}: {problem['msg']}") from error
    except ValueError as error:
        raise QuestionSetError(f"{path}, line {number}: not JSON") from error
