"""Add a paragraph whose lines may be units of their own: fields, clauses, dated lines, questions with their answers."""

from collections.abc import Sequence

from corpus.document import BlockKind
from corpus.forms import Form
from corpus.furniture import is_boilerplate, is_byline
from corpus.pieces import Piece, cut_group
from corpus.readers.draft import DraftBuilder
from corpus.structure import is_third_item, kind_of_line, piece_number

_BEGINNING = 5
LINE_LEVEL = 7
"""Level of a heading that is a line of text set off, below all that a format marks as headings."""

_QUESTION_LEVEL = 8


def add_prose(text: str, builder: DraftBuilder, *, width: float) -> None:
    """Append a paragraph's text, in blocks.

    Args:
        text: The paragraph, with its line ends.
        builder: Where the blocks go.
        width: How long a line of the file may get before it is wrapped.
    """
    pieces = cut_group(text, 0, len(text), width=width)
    for row, piece in enumerate(pieces):
        level = _QUESTION_LEVEL if piece.form is Form.QUESTION else LINE_LEVEL
        builder.add(_kind(pieces, row, builder), piece.text, level=level, number=piece_number(piece))


def line_level(text: str) -> int:
    """Return the level of a line that is set off: questions stand below other lines."""
    return _QUESTION_LEVEL if text.endswith(("?", "？")) else LINE_LEVEL


def _kind(pieces: Sequence[Piece], row: int, builder: DraftBuilder) -> BlockKind:
    piece = pieces[row]
    if is_boilerplate(piece.text) and not is_third_item(pieces, row):
        return BlockKind.BOILERPLATE
    if piece.form in (Form.QUESTION, Form.PART):
        return BlockKind.HEADING
    early = len(builder.blocks) < _BEGINNING
    return BlockKind.BYLINE if early and piece.alone and is_byline(piece.text) else kind_of_line(piece)
