"""Tell what the lines of a group look like beside one another: items, fields, rows of cells, units of their own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from corpus.columns import column_rows
from corpus.labels import Place, clause_number, is_only_named_part, item_number, places, starts_item
from corpus.lines import (
    cell_count,
    dated_label,
    ends_sentence,
    is_field,
    is_labelled,
    is_meant,
    is_question,
    line_width,
)

_LEAST_ROWS = 3
_MOST_LINES = 25_000
"""Of a larger group only what is marked is cut: a file has a limit of blocks."""
_NARROWEST = 60
"""No prose is wrapped to fewer characters."""
_UNBROKEN = 60
"""A word that is longer says nothing of where lines are wrapped."""
_RULE = frozenset(" \t\n|:+=-")
"""What a line between rows of cells is made of."""
_PAUSE = re.compile(r"(?:[.!?;:,。；：，)\]]|\b(?:and|or))$")


class Form(StrEnum):
    """What the first line of a piece looks like, seen beside the other lines of its group."""

    PLAIN = "plain"
    ITEM = "item"
    CLAUSE = "clause"
    FIELD = "field"
    DATED = "dated"
    QUESTION = "question"
    PART = "part"
    ROW = "row"


ONE_LINE = frozenset({Form.QUESTION, Form.PART})


def forms_of(lines: Sequence[str], width: float) -> dict[int, Form]:
    """Return the rows at which a group is cut and why."""
    meant = [True, *(is_meant(line, after, width) for line, after in pairwise(lines))]
    rows = range(len(lines))
    items = _items(lines, width)
    fields = [row for row in rows if meant[row] and is_field(lines[row])]
    dated = [row for row in rows if meant[row] and dated_label(lines[row])]
    asked = [
        row
        for row in rows[:-1]
        if meant[row] and meant[row + 1] and is_question(lines[row]) and not is_question(lines[row + 1])
    ]
    forms: dict[int, Form] = dict.fromkeys([*_table_rows(lines), *column_rows(lines)], Form.ROW)
    if len(fields) > 1 and not asked:
        labelled = {row for row in rows if meant[row] and is_labelled(lines[row]) and not lines[row][0].islower()}
        forms |= dict.fromkeys(_beside(fields, labelled), Form.FIELD)
    if len(dated) > 1 and dated[0] <= 1:
        forms |= dict.fromkeys(dated, Form.DATED)
    if len(items) > 1 or items == [0]:
        forms |= {row: Form.ITEM if starts_item(lines[row]) else Form.CLAUSE for row in items}
    parts = [row for row in rows[:-1] if meant[row] and is_only_named_part(lines[row])]
    return forms | dict.fromkeys(parts, Form.PART) | dict.fromkeys(asked, Form.QUESTION)


def _items(lines: Sequence[str], width: float) -> list[int]:
    """Return the rows that start with a bullet or a label; a "Clause 7" of wrapped prose starts nothing."""
    found: list[int] = []
    taken: set[Place] = set()
    width = min(width, max(_NARROWEST, _widest(lines)))
    for row, line in enumerate(lines):
        if not (starts_item(line) or clause_number(line)):
            continue
        counts_on = {Place(place.style, place.ordinal - 1) for place in places(line)} & taken
        bullet = starts_item(line) and item_number(line) is None
        if row and not (bullet or counts_on) and _is_inside_sentence(lines[row - 1], line, width):
            continue
        found.append(row)
        taken.update(places(line))
    return found


def _is_inside_sentence(before: str, line: str, width: float) -> bool:
    """Tell whether a line was full, and ended without a mark, where the next one begins."""
    return not is_meant(before, line, width) and _PAUSE.search(before.rstrip()) is None


def _widest(lines: Sequence[str]) -> int:
    """Return the length of the longest line, those with a word that cannot be wrapped left out."""
    kept = (line for line in lines if max(map(len, line.split()), default=0) <= _UNBROKEN)
    return max((len(line.rstrip()) for line in kept), default=0)


def _looks_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a group go on from one another: many begin in small letters, and none ends early."""
    widest = _widest(lines)
    small = sum(line[:1].islower() for line in lines[1:])
    return 4 * small >= len(lines) - 1 and all(
        2 * len(line) >= widest or not is_meant(line, after, widest) for line, after in pairwise(lines)
    )


def _beside(rows: Iterable[int], others: set[int]) -> set[int]:
    """Return the rows, and of the others those that stand in one run with one of them."""
    found = set(rows)
    for step in (1, -1):
        for row in sorted(others, reverse=step < 0):
            if row - step in found:
                found.add(row)
    return found


def _table_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the rows of tables: three or more lines with as many cells each."""
    counts = [cell_count(line) for line in lines]
    for row in range(1, len(lines)):
        if "-" in lines[row] and _RULE.issuperset(lines[row]):  # below the names of the columns
            counts[row] = counts[row - 1]
    for cells, run in groupby(range(len(lines)), key=counts.__getitem__):
        rows = list(run)
        if cells > 1 and len(rows) >= _LEAST_ROWS:
            yield from rows


def own_lines(lines: Sequence[str], forms: Mapping[int, Form]) -> set[int]:
    """Return the rows that are units of their own though nothing marks them: the line before was ended on purpose.

    Below an item or field such a row must end a sentence or be labelled; else it goes on what stands above.
    """
    width = line_width("".join(lines), least=0)
    found: set[int] = set()
    if len(lines) > _MOST_LINES or _looks_wrapped(lines):
        return found
    marked = 0 in forms
    for row, (before, line) in enumerate(pairwise(lines), 1):
        if row in forms:
            marked = True
            continue
        goes_on = line[:1].isspace() or line[:1].islower() or not is_meant(before, line, width)
        if goes_on or (marked and not (ends_sentence(line) or is_labelled(line))):
            continue
        found.add(row)
        marked = False
    return found
