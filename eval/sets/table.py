"""CSV: one question a row, as a spreadsheet saves it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import QuestionSetError
from eval.question_set import QuestionRow, QuestionSet
from eval.sets.lines import read_utf8, validated

SEPARATOR = "|"
"""Stands between several accepted answers in one cell."""

_ALIASES = {"answers": "answer", "evidence": "quote", "source": "document"}
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})


def read_table(path: Path) -> QuestionSet:
    """Return the questions of a CSV file whose cells are parted by commas, semicolons or tabs.

    Columns: `question`, `answer` (several with `|` between), and perhaps `id`, `answerable` (yes or no), `document`,
    `quote`, `page`, `kind`. Other columns are passed over.

    Raises:
        QuestionSetError: A column is missing or a cell is bad; names line and column.
    """
    return QuestionSet(path.stem, tuple(_rows(path)))


def _rows(path: Path) -> Iterator[QuestionRow]:
    text = read_utf8(path)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, restval="")
    reader.fieldnames = [_column(name) for name in reader.fieldnames or ()]
    for wanted in ("question", "answer"):
        if wanted not in reader.fieldnames:
            raise QuestionSetError(f"{path}, line 1, field {wanted}: no such column in {header.strip()[:80]!r}")
    try:
        for number, cells in enumerate(reader, 1):
            place = f"{path}, line {reader.line_num}"
            filled = {name: value.strip() for name, value in cells.items() if name and isinstance(value, str)}
            if any(filled.values()):
                yield _row(filled, number=number, place=place)
    except csv.Error as error:
        raise QuestionSetError(f"{path}, line {reader.line_num}: {error}") from error


def _column(name: str) -> str:
    folded = name.strip().casefold()
    return _ALIASES.get(folded, folded)


def _row(cells: dict[str, str], *, number: int, place: str) -> QuestionRow:
    if not cells["question"]:
        raise QuestionSetError(f"{place}, field question: it is empty")
    answers = [part.strip() for part in cells["answer"].split(SEPARATOR) if part.strip()]
    document = cells.get("document")
    content = {
        "id": cells.get("id") or str(number),
        "question": cells["question"],
        "answers": answers,
        "answerable": _answerable(cells, place),
        "evidence": [_evidence(cells)] if document else [],
        "kind": cells.get("kind") or "question",
    }
    return validated(QuestionRow, content, place=place)


def _evidence(cells: dict[str, str]) -> dict[str, str | None]:
    return {"document": cells["document"], "quote": cells.get("quote") or None, "page": cells.get("page") or None}


def _answerable(cells: dict[str, str], place: str) -> bool:
    said = cells.get("answerable", "").casefold()
    if said in _NO:
        return False
    if said and said not in _YES:
        raise QuestionSetError(f"{place}, field answerable: {said!r} is neither yes nor no")
    if not cells["answer"]:
        raise QuestionSetError(f"{place}, field answer: it is empty; say answerable no where the documents do not say")
    return True
