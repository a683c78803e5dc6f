"""What a reader returns before the document gets its path and hash."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from corpus import limits
from corpus.cells import CELL_MARK
from corpus.cleaning import clean, count_invisible, invisible_note
from corpus.document import Block, BlockKind, Document, content_hash
from corpus.outline import Outline


@dataclass(frozen=True, slots=True)
class Draft:
    """Title, text and blocks of a file.

    Attributes:
        title: Shown title.
        text: The extracted text.
        blocks: In order, never overlapping.
        notes: What could not be read of it, or was left out on purpose, a line each.
        path: The document's own path where a file holds several, such as the id of a row; None for the file's.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    path: str | None = None

    def as_document(self, path: str) -> Document:
        """Return the document that this draft is at `path`."""
        return Document(path, self.title, self.text, self.blocks, content_hash(self.title, self.text))


@dataclass(slots=True)
class DraftBuilder:
    """Joins the blocks of a format that is not plain text into one text, a blank line between them.

    Attributes:
        outline: Knows the open headings and lists.
        parts: The blocks' texts and what parts them.
        blocks: Those added so far.
        notes: What is to be said about the file.
        page: 1-based page of the blocks that are added next; None without pages.
        length: Characters so far.
        invisible: Invisible characters removed so far.
    """

    outline: Outline = field(default_factory=Outline)
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    page: int | None = None
    length: int = 0
    invisible: int = 0

    def add(self, kind: BlockKind, text: str, *, level: int = 1, number: str | None = None) -> None:
        """Append one block, cleaned; blank text is passed over.

        Raises:
            ReadError: There are more characters or blocks by now than a file may have.
        """
        self.invisible += count_invisible(text)
        text = clean(text).strip()
        if not text:
            return
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        span = (self.length, self.length + len(text))
        self.blocks.append(self.outline.place(kind, span, text, level=level, number=number, page=self.page))
        self.parts.append(text)
        self.length += len(text)
        limits.refuse_over(self.length, limits.TEXT_CHARACTERS, "characters")
        limits.refuse_over(len(self.blocks), limits.BLOCKS, "blocks")

    def add_row(self, cells: Sequence[str]) -> None:
        """Append one row of the open table, its cells parted by " | "; a row of empty cells is passed over."""
        plain = [" ".join(cell.split()) for cell in cells]
        if any(plain):
            self.add(BlockKind.TABLE_ROW, CELL_MARK.join(plain))

    def add_title(self, text: str, *, level: int = 1) -> None:
        """Append the document's title if it has none yet, else a heading."""
        first = not any(block.kind is BlockKind.TITLE for block in self.blocks)
        self.add(BlockKind.TITLE if first else BlockKind.HEADING, text, level=level)

    @contextmanager
    def as_list(self) -> Iterator[None]:
        """Put the items or rows that are added inside the block into one list."""
        self.outline.open_list()
        yield
        self.outline.close_list()

    def first(self, kind: BlockKind) -> str | None:
        """Return the text of the first block of a kind, on one line; None without one."""
        place = next((row for row, block in enumerate(self.blocks) if block.kind is kind), None)
        return None if place is None else " ".join(self.parts[2 * place].split())  # every second part is a gap

    def draft(self, title: str) -> Draft:
        """Return what was gathered."""
        notes = (*self.notes, *invisible_note(self.invisible))
        return Draft(title, "".join(self.parts), tuple(self.blocks), notes)
