"""Read the public question sets: rows, documents and their groups (articles)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.events import Turn
from corpus.errors import QuestionSetError

MEASURED_ONLY = frozenset({"Packet switching", "1973 oil crisis"})
"""Articles of squad2_dev that the reader is never trained on."""

FITTED = frozenset({"Packet switching"})
"""The one of them that the answer model is fitted on; the other only measures."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A question of a public set, with the spans that answer it in the document it was written on."""

    id: str
    question: str
    answers: tuple[str, ...]
    answerable: bool
    group: str
    documents: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    history: tuple[Turn, ...] = ()
    kind: str = ""


def read_rows(folder: Path) -> list[SetRow]:
    """Return the questions of one set.

    Raises:
        QuestionSetError: The folder holds no questions.
    """
    return [_row(values) for values in read_lines(folder / "questions.jsonl")]


def read_texts(folder: Path) -> dict[str, str]:
    """Return the text of each document of a set, by id."""
    return {values["id"]: values["text"] for values in read_lines(folder / "corpus.jsonl")}


def read_titles(folder: Path) -> dict[str, str]:
    """Return the title of each document of a set that has one, by id."""
    return {values["id"]: values["title"] for values in read_lines(folder / "corpus.jsonl") if values.get("title")}


def _row(values: dict[str, Any]) -> SetRow:
    evidence = values["evidence"]
    documents = tuple(dict.fromkeys(piece["document"] for piece in evidence))
    spans = tuple(
        (piece["start"], piece["start"] + len(piece["quote"]))
        for piece in evidence
        if "start" in piece and piece["quote"].strip() and piece["document"] == documents[0]
    )
    answerable = bool(values["answerable"])
    return SetRow(
        values["id"], values["question"], tuple(values["answers"]), answerable, values.get("group", ""), documents,
        spans if answerable else (), tuple(Turn(turn["role"], turn["content"]) for turn in values.get("history", ())),
        values.get("kind", ""),
    )  # fmt: skip


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-lines file.

    Raises:
        QuestionSetError: The file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield json.loads(line)
    except OSError as error:
        raise QuestionSetError(
            f"{path} cannot be read: {error.strerror}; name the folder of the question sets"
        ) from error
