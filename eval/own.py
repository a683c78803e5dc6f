"""The user's own question set: one file in the home, that feedback, accepted drafts and edits write to.

<home>/questions/own/questions.jsonl    `assistant eval run own` finds it by its name
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock

from assistant.home import Home
from corpus.errors import QuestionSetError
from embeddings.files import write_atomically
from eval.question_set import HistoryRow, QuestionRow
from eval.sets.lines import read_utf8, validated
from eval.sets.native import QUESTIONS

OWN = "own"
"""The set's name."""

_WAIT_S = 10.0
_KNOWN = frozenset(QuestionRow.model_fields)

Changed = TypeVar("Changed")

Line = dict[str, Any]
"""A row as it stands in the file, with what its writer added to it."""


class OwnQuestions:
    """The questions of one home. Every change replaces the file in one step, under a lock. Thread-safe."""

    def __init__(self, home: Home) -> None:
        self._file = home.questions / OWN / QUESTIONS

    def rows(self) -> list[QuestionRow]:
        """Return the questions, oldest first; none where there is no file.

        Raises:
            QuestionSetError: The file cannot be understood; names line and field.
        """
        return [self._row(line) for line in self._lines().values()]

    def find(self, name: str) -> QuestionRow | None:
        """Return the question with an id."""
        line = self._lines().get(name)
        return self._row(line) if line else None

    def put(self, row: QuestionRow) -> QuestionRow:
        """Add a question, or replace the one with its id; what others wrote into its line besides stays.

        A question without an answer or evidence, of which nothing could be right or wrong, is kept as a draft.

        Raises:
            QuestionSetError: The file cannot be understood; it is left as it is.
        """
        kept = _kept(row)

        def change(lines: dict[str, Line]) -> None:
            besides = {name: value for name, value in lines.get(row.id, {}).items() if name not in _KNOWN}
            lines[row.id] = {**_as_line(kept), **besides}

        self._change(change)
        return kept

    def delete(self, name: str) -> None:
        """Remove the question with an id; one that is gone changes nothing."""
        self._change(lambda lines: lines.pop(name, None))

    def take_back(self, row: QuestionRow) -> bool:
        """Remove a question that is as it was put, and return whether it is gone: one that was edited since stays."""

        def change(lines: dict[str, Line]) -> bool:
            if row.id in lines and self._row(lines[row.id]) == _kept(row):
                del lines[row.id]
            return row.id not in lines

        return self._change(change)

    def _change(self, change: Callable[[dict[str, Line]], Changed]) -> Changed:
        with self._held():
            lines = self._lines()
            result = change(lines)
            text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines.values())
            write_atomically(self._file, text)
        return result

    @contextmanager
    def _held(self) -> Iterator[None]:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(self._file.with_name("lock"), timeout=_WAIT_S):
            yield

    def _lines(self) -> dict[str, Line]:
        if not self._file.exists():
            return {}
        lines: dict[str, Line] = {}
        for number, text in enumerate(read_utf8(self._file).split("\n"), 1):
            if text.strip():
                line = _parsed(self._file, number, text)
                if line["id"] in lines:  # one of the two would be lost
                    raise QuestionSetError(f"{self._file}, line {number}, field id: {line['id']!r} is there twice")
                lines[line["id"]] = line
        return lines

    def _row(self, line: Line) -> QuestionRow:
        return QuestionRow.model_validate(line)


def is_complete(row: QuestionRow) -> bool:
    """Tell whether a question says what would be right: an answer, its place, or that there is none."""
    return not row.answerable or bool(row.answers) or bool(row.evidence)


def _kept(row: QuestionRow) -> QuestionRow:
    """Return a question as it is kept: a draft unless it says what would be right."""
    return row.model_copy(update={"draft": row.draft or not is_complete(row)})


def own_id(question: str, history: tuple[HistoryRow, ...] = (), scope: Sequence[str] = ()) -> str:
    """Return the id of a question asked in its conversation: the same one each time, so that none is kept twice."""
    said = json.dumps([question.split(), [[turn.role, turn.content] for turn in history], *scope])
    return f"{OWN}-{hashlib.sha256(said.encode()).hexdigest()[:10]}"


def _parsed(path: Path, number: int, text: str) -> Line:
    place = f"{path}, line {number}"
    try:
        line: Line = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QuestionSetError(f"{place}: not JSON") from error
    validated(QuestionRow, line, place=place)
    return line


def _as_line(row: QuestionRow) -> Line:
    """Return a row without what is as it would be anyway; whether there is an answer is always said."""
    always = {"id": row.id, "question": row.question, "answers": list(row.answers), "answerable": row.answerable}
    return {**always, **row.model_dump(mode="json", exclude_defaults=True)}
