"""A document: its extracted text and the blocks that give the text structure."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from corpus.dates import find_date, find_own_date
from corpus.sentences import Span

STRUCTURE = "blocks-7"
"""Identity of how documents are read and cut, kept in the manifest: raised whenever blocks or passages change."""


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


_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_LEADING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_TELLING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOILERPLATE})
_SENTENCE_END = (".", "!", "?", ";", "。", "！", "？", "；")
_OPENING, _EARLY, _CLOSING = 8, 1500, 3
"""Blocks and characters at a document's beginning, and blocks at its end, that may tell its date."""


@dataclass(frozen=True, slots=True)
class Block:
    """A half-open slice `[start, end)` of a document's text and what it is.

    Attributes:
        kind: The block's role.
        start: Offset of its first character, in Unicode code points of the document's text.
        end: Offset one past its last character.
        section: Headings above it, outermost first, without the title.
        list_id: Which list of the document a list item or table row belongs to; items of one list share it.
        number: The label of an item, or the one that a paragraph or row starts with, such as "59", "a", "7.2", "D3" or
            the year of a chronicle's line; None for bullets and for text without a label.
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
        lists: The items or rows of each list and table by its `list_id`, in order.
    """

    path: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    content_hash: str
    lists: Mapping[int, tuple[Block, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lists: dict[int, list[Block]] = {}
        for block in self.blocks:
            if block.list_id is not None:
                lists.setdefault(block.list_id, []).append(block)
        object.__setattr__(self, "lists", {list_id: tuple(blocks) for list_id, blocks in lists.items()})

    @property
    def date_span(self) -> Span | None:
        """Where the document's own date stands: in a byline, else told near the beginning, else at the end."""
        bylines = [block for block in self.blocks if block.kind is BlockKind.BYLINE]
        opening = [block for block in self.blocks[:_OPENING] if block.kind in _TELLING and block.start < _EARLY]
        closing = [block for block in self.blocks[-_CLOSING:] if block.kind in _TELLING]
        return (
            self._first_date(bylines, find_date)
            or self._first_date(opening, find_own_date)
            or self._first_date(closing, partial(find_own_date, at_end=True))
        )

    def _first_date(self, blocks: Iterable[Block], find: Callable[[str], Span | None]) -> Span | None:
        found = ((block.start, span) for block in blocks if (span := find(self.slice(block))))
        return next(((start + span[0], start + span[1]) for start, span in found), None)

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

    def blocks_after(self, block: Block, count: int) -> tuple[Block, ...]:
        """Return the next blocks behind one, fewer at the end."""
        row = self._row(block) + 1
        return self.blocks[row : row + count]

    def siblings(self, block: Block) -> tuple[Block, ...]:
        """Return every block of the same list, in order; the block alone when it is in no list."""
        return (block,) if block.list_id is None else self.lists[block.list_id]

    def lead_in(self, item: Block) -> Block | None:
        """Return the paragraph or outer item that leads in the list of an item ("You must return:"), None without one.

        It stands directly before the first item and does not end a sentence.
        """
        before = self.before_list(item)
        return before if before and self._leads_in(before) else None

    def before_list(self, item: Block) -> Block | None:
        """Return the paragraph or outer item directly before the list of an item, None without one."""
        if item.kind not in _ITEMS:
            return None
        first = self.siblings(item)[0]
        before = self.blocks[row - 1] if (row := self._row(first)) else None
        return before if before and before.kind in _LEADING else None

    def list_after(self, block: Block) -> tuple[Block, ...]:
        """Return the list that a block leads in, in order; no block where it leads in none."""
        row = self._row(block) + 1
        after = self.blocks[row] if row < len(self.blocks) else None
        return self.siblings(after) if after and self.lead_in(after) == block else ()

    def header_of(self, row: Block) -> Block | None:
        """Return the first row of a table row's table, which names its columns; None for any other block."""
        return self.siblings(row)[0] if row.kind is BlockKind.TABLE_ROW else None

    def _leads_in(self, block: Block) -> bool:
        return not self.slice(block).endswith(_SENTENCE_END)

    def _row(self, block: Block) -> int:
        return bisect_left(self.blocks, block.start, key=lambda other: other.start)


def content_hash(title: str, text: str) -> str:
    """Return the SHA-256 (hex) that pins a citation to exactly this text under this title."""
    digest = hashlib.sha256(title.encode("utf-8"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8"))
    return digest.hexdigest()
