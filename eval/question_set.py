"""Question sets: what is asked, what is right, and which quotes prove it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.events import Turn


class _Row(BaseModel):
    """Sets carry extras of their own, which are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class EvidenceRow(_Row):
    """Where the answer stands: a document, and a verbatim quote or a page of it."""

    document: str
    quote: str | None = None
    page: int | None = None
    grade: int = 1


class HistoryRow(_Row):
    """An earlier turn."""

    role: Literal["user", "assistant"]
    content: str


class QuestionRow(_Row):
    """One question; with a scope it is asked in these documents or folders alone."""

    id: str
    question: str
    answers: tuple[str, ...] = ()
    answerable: bool = True
    evidence: tuple[EvidenceRow, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    scope: tuple[str, ...] = ()
    kind: str = "question"
    draft: bool = False

    @property
    def turns(self) -> list[Turn]:
        """The history as the assistant takes it."""
        return [Turn(row.role, row.content) for row in self.history]


class DocumentRow(_Row):
    """One document that a set brings along, as a line of a `corpus.jsonl`."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A named list of questions.

    Attributes:
        name: Shown in reports and in the names of saved runs.
        rows: The questions, each id once.
        documents: What the set is asked of: a folder or file that readers know, or rows to be written as one; None
            where it is asked of the user's own index.
        origin: The file or folder it was read from.
    """

    name: str
    rows: tuple[QuestionRow, ...]
    documents: Path | Iterable[DocumentRow] | None = None
    origin: str = ""

    def limited(self, count: int | None) -> "QuestionSet":
        """Return the first `count` questions, or all."""
        return replace(self, rows=self.rows[:count])

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the questions: two runs with the same one asked the same."""
        digest = hashlib.sha256()
        for row in self.rows:
            digest.update(row.model_dump_json().encode("utf-8") + b"\n")
        return digest.hexdigest()
