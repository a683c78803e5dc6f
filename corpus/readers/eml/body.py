"""Tell what in a mail's text its sender wrote from quoted replies and signatures."""

import re
from collections.abc import Iterator
from itertools import groupby

from corpus.document import BlockKind
from corpus.readers.draft import DraftBuilder
from corpus.structure import find_blocks

_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_ATTRIBUTION = re.compile(
    r"^(?:on .{5,200} wrote:|am .{5,200} schrieb.{0,100}:|le .{5,200} a écrit\s?:|el .{5,200} escribió:"
    r"|-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht) ?-{2,})$",
    re.I | re.S,
)
_SIGNATURE = re.compile(r"^-- ?$", re.M)


def add_body(text: str, builder: DraftBuilder) -> None:
    """Add the text of a mail.

    What is quoted stands under a heading, the line that introduces it or else "Quoted message", so that a passage of it
    is never taken for the sender's own words. What follows the line "-- " is the signature, boilerplate.
    """
    for quoted, lines in groupby(text.splitlines(), key=lambda line: _QUOTED.match(line) is not None):
        piece = "\n".join(lines)
        if quoted:
            _add_quoted(piece, builder)
        else:
            builder.outline.leave_sections()
            own, mark, signature = _parted(piece)
            _add_blocks(own, builder)
            builder.add(BlockKind.BOILERPLATE, (mark + signature).strip())


def _parted(text: str) -> tuple[str, str, str]:
    found = _SIGNATURE.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _add_quoted(piece: str, builder: DraftBuilder) -> None:
    if not builder.blocks or builder.blocks[-1].kind is not BlockKind.HEADING:
        builder.add(BlockKind.HEADING, "Quoted message")
    _add_blocks("\n".join(_QUOTED.sub("", line) for line in piece.splitlines()), builder)


def _add_blocks(text: str, builder: DraftBuilder) -> None:
    for kind, piece, number in _pieces(text):
        builder.add(BlockKind.HEADING if _ATTRIBUTION.match(piece) else kind, piece, number=number)


def _pieces(text: str) -> Iterator[tuple[BlockKind, str, str | None]]:
    """Yield the blocks of a text: its lists are kept, but a mail has no headings of its own."""
    flat = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE)
    for block in find_blocks(text):
        kind = BlockKind.PARAGRAPH if block.kind in flat else block.kind
        yield kind, text[block.start : block.end], block.number
