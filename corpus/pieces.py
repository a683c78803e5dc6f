"""Cut plain text into pieces: at blank lines, and between lines that are units of their own."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus import limits
from corpus.labels import clause_number, is_only_named_part, starts_item
from corpus.sentences import Span, trim

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_FIELD = re.compile(r"[ \t]*+[*_]*[^\W\d_][^:：,;!?\n]{0,38}+(?::[ \t]+|：[ \t]*)\S")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    rf"[ \t]*+(?P<label>(?:\d{{1,2}}\.?[ ]{_MONTH}[ ]|{_MONTH}[ ](?:\d{{1,2}},?[ ])?)?[12]\d{{3}}"
    r"(?:[–-]\d{2,4}\b)?)(?:[ \t]*[:：–—|-]+[ \t]*|[ \t]{2,}|[ \t](?=(?-i:[A-Z])))\S",
    re.I,
)
_FIELD_WORDS = 5
_QUESTION_WORDS = 24
_WRAPPED = 100
"""A text with a longer line is not wrapped by hand: there each line end is meant."""
_NARROWEST = 60


class Form(StrEnum):
    """What the first line of a piece looks like, seen beside the other lines of its group."""

    PLAIN = "plain"
    ITEM = "item"
    CLAUSE = "clause"
    FIELD = "field"
    DATED = "dated"
    QUESTION = "question"
    PART = "part"


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
    width = line_width(text)
    return [piece for start, end in groups for piece in cut_group(text, start, end, width=width)]


def line_width(text: str) -> float:
    """Return how long a line may get before it is wrapped; infinite where the lines of a text are not wrapped."""
    longest = max(map(len, text.split("\n")))
    return max(longest, _NARROWEST) if longest <= _WRAPPED else math.inf


def cut_group(text: str, start: int, end: int, *, width: float) -> list[Piece]:
    """Return the pieces of the lines `text[start:end]`, between which no line is blank.

    Items and clauses, lines of "Key: value", dated lines and questions above their answers are pieces of their own;
    the lines of a wrapped paragraph stay together.
    """
    breaks = [start + match.end() for match in re.finditer(r"\n", text[start:end])]
    starts = [start, *breaks]
    lines = [text[left:right] for left, right in zip(starts, [*breaks, end], strict=True)]
    forms = _forms(lines, width)
    cuts = sorted({0, *forms, *(row + 1 for row, form in forms.items() if form in _ONE_LINE and row + 1 < len(lines))})
    edges = [starts[row] for row in cuts] + [end]
    spans: list[tuple[Form, Span]] = []
    for row, left, right in zip(cuts, edges[:-1], edges[1:], strict=True):
        if span := trim(text, left, right):
            spans.append((forms.get(row, Form.PLAIN), span))
    return [Piece(*span, text[slice(*span)], len(spans) == 1, form) for form, span in spans]


_ONE_LINE = frozenset({Form.QUESTION, Form.PART})


def dated_label(line: str) -> str | None:
    """Return the year or date that a line of a chronicle starts with, None without one."""
    match = _DATED.match(line)
    return match["label"] if match else None


def _forms(lines: Sequence[str], width: float) -> dict[int, Form]:
    """Return the rows at which a group is cut and why."""
    meant = [True, *(_is_meant(line, after, width) for line, after in pairwise(lines))]
    rows = range(len(lines))
    items = [row for row in rows if starts_item(lines[row]) or clause_number(lines[row])]
    fields = [row for row in rows if meant[row] and _is_field(lines[row])]
    dated = [row for row in rows if meant[row] and dated_label(lines[row])]
    asked = [
        row
        for row in rows[:-1]
        if meant[row] and meant[row + 1] and is_question(lines[row]) and not is_question(lines[row + 1])
    ]
    forms: dict[int, Form] = {}
    if len(fields) > 1 and not asked:
        forms |= dict.fromkeys(fields, Form.FIELD)
    if len(dated) > 1 and dated[0] <= 1:
        forms |= dict.fromkeys(dated, Form.DATED)
    if len(items) > 1 or items == [0]:
        forms |= {row: Form.ITEM if starts_item(lines[row]) else Form.CLAUSE for row in items}
    parts = [row for row in rows[:-1] if meant[row] and is_only_named_part(lines[row])]
    return forms | dict.fromkeys(parts, Form.PART) | dict.fromkeys(asked, Form.QUESTION)


def _is_meant(line: str, after: str, width: float) -> bool:
    """Tell whether a line was ended on purpose: the next word would have had room in it."""
    word = after.split(maxsplit=1)[:1]
    return not word or len(line.rstrip()) + 1 + len(word[0]) <= width


def is_question(line: str) -> bool:
    """Tell whether a line is one question that is short enough to stand above its answer."""
    shown = line.strip(" \t\n*_")
    return (
        shown.endswith(("?", "？"))
        and not shown[0].islower()
        and len(shown.split()) <= _QUESTION_WORDS
        and not re.search(r"[.!?]\s+[A-Z]", re.sub(r"^\W*\w{1,3}[.)]\s+", "", shown))
    )


def _is_field(line: str) -> bool:
    match = _FIELD.match(line)
    if match is None:
        return False
    label = re.split("[:：]", line, maxsplit=1)[0]
    return not label.strip()[:1].islower() and len(label.split()) <= _FIELD_WORDS
