"""What a reader returns before the document gets its path and hash."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

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
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    def as_document(self, path: str) -> Document:
        """Return the document that this draft is at `path`."""
        return Document(path, self.title, self.text, self.blocks, content_hash(self.title, self.text))


@dataclass(slots=True)
class DraftBuilder:
    """Joins the blocks of a format that is not plain text into one text, a blank line between them."""

    outline: Outline = field(default_factory=Outline)
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, kind: BlockKind, text: str, *, level: int = 1, number: str | None = None) -> None:
        """Append one block; blank text is passed over."""
        text = text.strip()
        if not text:
            return
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        span = (self.length, self.length + len(text))
        self.blocks.append(self.outline.place(kind, span, text, level=level, number=number))
        self.parts.append(text)
        self.length += len(text)

    @contextmanager
    def as_list(self) -> Iterator[None]:
        """Put the items or rows that are added inside the block into one list."""
        self.outline.open_list()
        yield
        self.outline.close_list()

    def draft(self, title: str) -> Draft:
        """Return what was gathered."""
        return Draft(title, "".join(self.parts), tuple(self.blocks))
