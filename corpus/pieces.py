"""Cut plain text into pieces: at blank lines, and between lines that are units of their own."""

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus import limits
from corpus.forms import ONE_LINE, Form, forms_of, own_lines
from corpus.lines import line_width
from corpus.sentences import Span, trim
from corpus.set_off import could_head, heading_above, title_above

_BLANK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines to classify.

    Attributes:
        start: Offset of its first character.
        end: Offset one past its last.
        text: The slice.
        alone: Whether nothing else stands in its group of lines between two blank ones, or it is set off from them.
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
    pieces: list[Piece] = []
    if title := title_above(text, *groups[0], width=width):
        pieces.append(Piece(*title, text[slice(*title)], alone=True))
        groups[0] = (title[1], groups[0][1])
    for start, end in filter(None, (trim(text, *group) for group in groups)):
        heading = heading_above(text, start, end, width=width)
        for part in [(start, end)] if heading is None else [(start, heading), (heading + 1, end)]:
            pieces += cut_group(text, *part, width=width, unmarked=True)
    return pieces


def cut_group(text: str, start: int, end: int, *, width: float, unmarked: bool = False) -> list[Piece]:
    """Return the pieces of the lines `text[start:end]`, between which no line is blank.

    Items and clauses, lines of "Key: value", dated lines and questions above their answers are pieces of their own;
    the lines of a wrapped paragraph stay together.

    Args:
        text: The whole text.
        start: Offset of the first line.
        end: Offset one past the last.
        width: How long a line of the text may get before it is wrapped.
        unmarked: Whether any other line that was ended on purpose is one too, in a text whose lines are not wrapped.
    """
    breaks = [start + match.end() for match in re.finditer(r"\n", text[start:end])]
    starts = [start, *breaks]
    lines = [text[left:right] for left, right in zip(starts, [*breaks, end], strict=True)]
    forms = forms_of(lines, width)
    own = own_lines(lines, forms) if unmarked and width == math.inf else set()
    below = {row + 1 for row, form in forms.items() if form in ONE_LINE and row + 1 < len(lines)}
    cuts = sorted({0} | forms.keys() | below | own)
    edges = [starts[row] for row in cuts] + [end]
    spans: list[tuple[Form, Span]] = []
    for row, left, right in zip(cuts, edges[:-1], edges[1:], strict=True):
        if span := trim(text, left, right):
            spans.append((forms.get(row, Form.PLAIN), span))
    pieces = [Piece(*span, text[slice(*span)], len(spans) == 1, form) for form, span in spans]
    return _set_off(pieces) if unmarked and width == math.inf else pieces


def _set_off(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a group, those that head the paragraph below them as if they stood alone."""
    heads = {
        row
        for row, (piece, below) in enumerate(pairwise(pieces))
        if piece.form is Form.PLAIN and could_head(piece.text, below.text)
    }
    return [replace(piece, alone=piece.alone or row in heads) for row, piece in enumerate(pieces)]
