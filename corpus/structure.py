"""Find the structure of plain text: title, byline, headings, list items, paragraphs, boilerplate.

Nothing here knows a document, a site or a language beyond a few English signal words: every rule looks at the
shape of a stretch of lines and of its neighbours.
"""

from collections.abc import Sequence

from corpus.document import Block, BlockKind
from corpus.forms import Form
from corpus.furniture import is_boilerplate, is_byline
from corpus.headings import find_headings, heading_level
from corpus.labels import item_number
from corpus.lines import dated_label
from corpus.outline import Outline
from corpus.pieces import Piece, find_pieces

_LONGEST_TITLE = 200
_BEGINNING = 5
_NEAR = 12
_ITEMS = frozenset({Form.ITEM, Form.FIELD, Form.DATED})


def find_blocks(text: str) -> list[Block]:
    """Return the blocks of plain text, in order; together they hold every character that is not white space.

    Raises:
        ReadError: They are more than a file may have.
    """
    pieces = find_pieces(text)
    headings = find_headings(pieces)
    kinds = [_classify(pieces, row, headings) for row in range(len(pieces))]
    outline = Outline()
    return [
        outline.place(
            kind,
            (piece.start, piece.end),
            piece.text,
            level=heading_level(piece.text) if kind is BlockKind.HEADING else 1,
            number=piece_number(piece),
        )
        for piece, kind in zip(pieces, kinds, strict=True)
    ]


def piece_number(piece: Piece) -> str | None:
    """Return the label of a piece that is an item: the date of a chronicle's line, else the number of a list."""
    return dated_label(piece.text) if piece.form is Form.DATED else item_number(piece.text)


def kind_of_line(piece: Piece) -> BlockKind:
    """Return what a piece is that neither opens a document nor heads anything."""
    if piece.form is Form.ROW:
        return BlockKind.TABLE_ROW
    return BlockKind.LIST_ITEM if piece.form in _ITEMS else BlockKind.PARAGRAPH


def is_third_item(pieces: Sequence[Piece], row: int) -> bool:
    """Tell whether "(c) 2019 joiners" is the item after (b), whose own items may stand between."""
    before = pieces[max(0, row - _NEAR) : row]
    return item_number(pieces[row].text) == "c" and any(item_number(piece.text) == "b" for piece in before)


def _classify(pieces: Sequence[Piece], row: int, headings: frozenset[int]) -> BlockKind:
    piece = pieces[row]
    if is_boilerplate(piece.text) and not is_third_item(pieces, row):
        return BlockKind.BOILERPLATE
    if row == 0 and len(pieces) > 1 and _looks_like_title(piece):
        return BlockKind.TITLE
    if row < _BEGINNING and piece.form is Form.PLAIN and is_byline(piece.text):
        return BlockKind.BYLINE
    return BlockKind.HEADING if row in headings else kind_of_line(piece)


def _looks_like_title(piece: Piece) -> bool:
    lines = piece.text.split("\n")
    alone = piece.alone and (len(lines) == 1 or (len(lines) == 2 and lines[0].isupper()))
    return alone and len(piece.text) <= _LONGEST_TITLE and not piece.text.endswith((".", "。", ":", ";"))
