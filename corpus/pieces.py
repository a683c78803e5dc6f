"""Cut plain text into pieces: at blank lines, and between lines that are units of their own."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from corpus import limits
from corpus.dates import find_date
from corpus.labels import clause_number, is_only_named_part, item_number, starts_item
from corpus.lines import (
    cell_count,
    could_stand_above,
    dated_label,
    has_heading_shape,
    is_field,
    is_labelled,
    is_meant,
    is_question,
    line_width,
)
from corpus.sentences import Span, trim

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ENDS = re.compile(r"[.!?。！？][\"'”’)\]]*(?:\s|$)")
_LEAST_ROWS = 3
_MOST_LINES = 400
"""A group of more lines than these is a log or a list of data, whose lines stay together."""


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


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines to classify.

    Attributes:
        start: Offset of its first character.
        end: Offset one past its last.
        text: The slice.
        alone: Whether nothing else stands in its group of lines between two blank ones.
        form: What its first line looks like.
    """

    start: int
    end: int
    text: str
    alone: bool
    form: Form = Form.PLAIN


def find_pieces(text: str) -> list[Piece]:
    """Return the pieces of a text, in order; together they hold every character that is not white space.

    Raises:
        ReadError: They are more than a file may have.
    """
    groups, begin = [], 0
    for gap in _BLANK.finditer(text):
        groups.append((begin, gap.start()))
        limits.refuse_over(len(groups), limits.BLOCKS, "blocks")
        begin = gap.end()
    groups.append((begin, len(text)))
    title = _title(text, *groups[0])
    if title:
        groups[0] = (title[1], groups[0][1])
    width = line_width(text)
    parts = [part for group in groups for part in _set_off_heading(text, *group)]
    pieces = [piece for start, end in parts for piece in cut_group(text, start, end, width=width, own_lines=True)]
    return [Piece(*title, text[slice(*title)], alone=True), *pieces] if title else pieces


def _title(text: str, start: int, end: int) -> Span | None:
    """Return the title that stands directly above other lines of a text's first group: a line in capitals.

    The next line belongs to it where that has the shape of a heading and tells no date.
    """
    lines = text[start:end].strip().split("\n", 2)
    first = lines[0].strip()
    if len(lines) == 1 or not first.isupper() or not has_heading_shape(first) or is_labelled(first):
        return None
    second = lines[1].strip()
    marked = is_labelled(second) or starts_item(second) or find_date(second)
    both = has_heading_shape(second) and not marked
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return trim(text, begin, begin + len("\n".join(lines[: 1 + both])))


def _set_off_heading(text: str, start: int, end: int) -> list[Span]:
    """Return a group of lines, its first one by itself where that stands as a heading directly above what it heads."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    first = text.find("\n", begin, end)
    if first < 0:
        return [(start, end)]
    line, below = text[begin:first], text[first + 1 : end]
    after = below.split("\n", 1)[0]
    width = line_width(text[begin:end], least=0)
    prose = _ENDS.search(below) and len(below) > len(line) and is_meant(line, after, width)
    heads = starts_item(below) or _are_fields(below) or prose
    bullet = starts_item(line) and item_number(line) is None
    if not heads or bullet or not could_stand_above(line, after):
        return [(start, end)]
    return [(start, first), (first + 1, end)]


def _are_fields(text: str) -> bool:
    """Tell whether a text begins with two lines of "Key: value"."""
    lines = text.split("\n", 2)[:2]
    return len(lines) == 2 and all(map(is_field, lines))


def cut_group(text: str, start: int, end: int, *, width: float, own_lines: bool = False) -> list[Piece]:
    """Return the pieces of the lines `text[start:end]`, between which no line is blank.

    Items and clauses, lines of "Key: value", dated lines and questions above their answers are pieces of their own;
    the lines of a wrapped paragraph stay together.

    Args:
        text: The whole text.
        start: Offset of the first line.
        end: Offset one past the last.
        width: How long a line of the text may get before it is wrapped.
        own_lines: Whether any other line that was ended on purpose is one too, in a text whose lines are not wrapped.
    """
    breaks = [start + match.end() for match in re.finditer(r"\n", text[start:end])]
    starts = [start, *breaks]
    lines = [text[left:right] for left, right in zip(starts, [*breaks, end], strict=True)]
    forms = _forms(lines, width)
    own = _own_lines(lines, forms) if own_lines and width == math.inf and len(lines) <= _MOST_LINES else set()
    below = {row + 1 for row, form in forms.items() if form in _ONE_LINE and row + 1 < len(lines)}
    cuts = sorted({0} | forms.keys() | below | own)
    edges = [starts[row] for row in cuts] + [end]
    spans: list[tuple[Form, Span]] = []
    for row, left, right in zip(cuts, edges[:-1], edges[1:], strict=True):
        if span := trim(text, left, right):
            spans.append((forms.get(row, Form.PLAIN), span))
    return [Piece(*span, text[slice(*span)], len(spans) == 1, form) for form, span in spans]


_ONE_LINE = frozenset({Form.QUESTION, Form.PART})


def _forms(lines: Sequence[str], width: float) -> dict[int, Form]:
    """Return the rows at which a group is cut and why."""
    meant = [True, *(is_meant(line, after, width) for line, after in pairwise(lines))]
    rows = range(len(lines))
    items = [row for row in rows if starts_item(lines[row]) or clause_number(lines[row])]
    fields = [row for row in rows if meant[row] and is_field(lines[row])]
    dated = [row for row in rows if meant[row] and dated_label(lines[row])]
    asked = [
        row
        for row in rows[:-1]
        if meant[row] and meant[row + 1] and is_question(lines[row]) and not is_question(lines[row + 1])
    ]
    forms: dict[int, Form] = dict.fromkeys(_table_rows(lines), Form.ROW)
    if len(fields) > 1 and not asked:
        labelled = {row for row in rows if meant[row] and is_labelled(lines[row]) and not lines[row][0].islower()}
        forms |= dict.fromkeys(_beside(fields, labelled), Form.FIELD)
    if len(dated) > 1 and dated[0] <= 1:
        forms |= dict.fromkeys(dated, Form.DATED)
    if len(items) > 1 or items == [0]:
        forms |= {row: Form.ITEM if starts_item(lines[row]) else Form.CLAUSE for row in items}
    parts = [row for row in rows[:-1] if meant[row] and is_only_named_part(lines[row])]
    return forms | dict.fromkeys(parts, Form.PART) | dict.fromkeys(asked, Form.QUESTION)


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
    for cells, run in groupby(range(len(lines)), key=lambda row: cell_count(lines[row])):
        rows = list(run)
        if cells > 1 and len(rows) >= _LEAST_ROWS:
            yield from rows


def _own_lines(lines: Sequence[str], forms: Mapping[int, Form]) -> set[int]:
    """Return the rows that are units of their own though nothing marks them: the line before was ended on purpose.

    Below an item or field such a row must end a sentence or be labelled; else it goes on what stands above.
    """
    width = line_width("".join(lines), least=0)
    found, marked = set(), 0 in forms
    for row, (before, line) in enumerate(pairwise(lines), 1):
        if row in forms:
            marked = True
            continue
        goes_on = line[:1].isspace() or line[:1].islower() or not is_meant(before, line, width)
        if goes_on or (marked and not (_ENDS.search(line.rstrip()[-2:]) or is_labelled(line))):
            continue
        found.add(row)
        marked = False
    return found
