"""A document: its extracted text and the blocks that give the text structure."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.dates import find_date
from corpus.sentences import Span


class BlockKind(StrEnum):
    """What a stretch of text is in its document."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CODE = "code"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A half-open slice `[start, end)` of a document's text and what it is.

    Attributes:
        kind: The block's role.
        start: Offset of its first character, in Unicode code points of the document's text.
        end: Offset one past its last character.
        section: Headings above it, outermost first, without the title.
        list_id: Which list of the document a list item or table row belongs to; items of one list share it.
        number: The item's own label, such as "59" or "a"; None for bullets.
        page: 1-based page; None where the format has no pages.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    list_id: int | None = None
    number: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of one file.

    Attributes:
        path: Path relative to the indexed folder with `/`, or the id of a row of a `corpus.jsonl`.
        title: Shown title.
        text: The extracted text that every offset refers to.
        blocks: In order of `start`, never overlapping.
        content_hash: SHA-256 (hex) of title and text: what a citation pins.
    """

    path: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    content_hash: str

    @property
    def date_span(self) -> Span | None:
        """Where the calendar date of its first dated byline stands; None without one."""
        bylines = (block for block in self.blocks if block.kind is BlockKind.BYLINE)
        dated = ((block.start, span) for block in bylines if (span := find_date(self.slice(block))))
        return next(((start + span[0], start + span[1]) for start, span in dated), None)

    @property
    def date(self) -> str | None:
        """That date, verbatim; None without one."""
        span = self.date_span
        return self.text[slice(*span)] if span else None

    def slice(self, block: Block) -> str:
        """Return the text of one block."""
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> Block | None:
        """Return the last block that starts at or before `offset`, None before the first."""
        row = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[row] if row >= 0 else None

    def blocks_between(self, start: int, end: int) -> Iterator[Block]:
        """Yield the blocks that share at least one character with `[start, end)`."""
        row = max(0, bisect_right(self.blocks, start, key=lambda block: block.start) - 1)
        while row < len(self.blocks) and self.blocks[row].start < end:  # a slice would copy all the rest
            if self.blocks[row].end > start:
                yield self.blocks[row]
            row += 1

    def siblings(self, block: Block) -> list[Block]:
        """Return every block of the same list, in order; the block alone when it is in no list."""
        if block.list_id is None:
            return [block]
        return [other for other in self.blocks if other.list_id == block.list_id]

    def header_of(self, row: Block) -> Block | None:
        """Return the first row of a table row's table, which names its columns; None for any other block."""
        return self.siblings(row)[0] if row.kind is BlockKind.TABLE_ROW else None


def content_hash(title: str, text: str) -> str:
    """Return the SHA-256 (hex) that pins a citation to exactly this text under this title."""
    digest = hashlib.sha256(title.encode("utf-8"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8"))
    return digest.hexdigest()
