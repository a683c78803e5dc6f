"""A passage: the slice of a document that is embedded, retrieved and cited."""

from dataclasses import dataclass

from corpus.document import BlockKind, Document

UNSPOKEN = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOILERPLATE})
"""Blocks that the embedded text carries in its context line, or not at all."""

_CONTEXT = 200
"""Most characters of the title, and of the headings, that are embedded with a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open slice `[start, end)` of a document.

    Attributes:
        document: The document it is a slice of.
        start: Offset of the first character, in Unicode code points of `document.text`.
        end: Offset one past the last.
    """

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The passage as shown: exactly `document.text[start:end]`."""
        return self.document.text[self.start : self.end]

    @property
    def section(self) -> tuple[str, ...]:
        """Headings above the passage's first content, outermost first."""
        for block in self.document.blocks_between(self.start, self.end):
            if block.kind not in UNSPOKEN:
                return block.section
        block_above = self.document.block_at(self.start)
        return block_above.section if block_above else ()

    @property
    def page(self) -> int | None:
        """1-based page on which the passage starts; None without pages."""
        block = self.document.block_at(self.start)
        return block.page if block else None

    @property
    def embedding_text(self) -> str:
        """The text that is embedded and put into the lexical index: title, headings, then the content."""
        title, section = self.document.title[:_CONTEXT], " › ".join(self.section)[-_CONTEXT:]
        return "\n".join(filter(None, (title, section, self.content)))

    @property
    def evidence(self) -> str:
        """The passage with its title and headings: all that may support a sentence or meet a constraint."""
        return "\n".join((self.document.title, *self.section, self.text))

    @property
    def content(self) -> str:
        """The passage without title, headings and boilerplate."""
        inside = [
            self.document.text[max(block.start, self.start) : min(block.end, self.end)]
            for block in self.document.blocks_between(self.start, self.end)
            if block.kind not in UNSPOKEN
        ]
        return "\n".join(inside)
