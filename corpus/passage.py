"""A passage: the slice of a document that is embedded, retrieved and cited."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from corpus.document import Block, BlockKind, Document

UNSPOKEN = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOILERPLATE})
"""Blocks that the embedded text carries in its context line, or not at all."""

_CONTEXT = 200
"""Most characters of the title, and of headings and columns together, that are embedded with a passage."""

_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[^\W\d_]{3,}|(?:19|20)\d\d|\d{1,4}[A-Za-z]{1,2}\d{0,2}|[A-Za-z]{1,2}\d{1,4}")


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
        return self._first.section if self._first else ()

    @property
    def page(self) -> int | None:
        """1-based page of the passage's first content; None without pages."""
        return self._first.page if self._first else None

    @property
    def header(self) -> str:
        """The row that names the columns of the table in whose middle the passage starts; empty elsewhere."""
        header = self.document.header_of(self._first) if self._first else None
        return self.document.slice(header) if header and header.start < self.start else ""

    @property
    def context(self) -> str:
        """Title with what the file's name adds, headings and columns: a line each, those that there are."""
        title = " ".join((self.document.title, *_name_words(self.document.path, self.document.title)))[:_CONTEXT]
        header = self.header[: _CONTEXT // 2]
        section = " › ".join(self.section)[len(header) - _CONTEXT :]
        return "\n".join(filter(None, (title, section, header)))

    @property
    def embedding_text(self) -> str:
        """The text that is embedded and put into the lexical index: the context, then the content."""
        return "\n".join(filter(None, (self.context, self.content)))

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

    @property
    def _first(self) -> Block | None:
        """The first block that says something, else the one that the passage starts in."""
        blocks = self.document.blocks_between(self.start, self.end)
        return next((b for b in blocks if b.kind not in UNSPOKEN), self.document.block_at(self.start))


@lru_cache(maxsize=1024)
def _name_words(path: str, title: str) -> tuple[str, ...]:
    """Return what the file's name says and the title does not: words, years, labels such as "10K" and "Q4".

    Ids and hashes say nothing; nor does the path of a row, which is no file.
    """
    name = PurePosixPath(path)
    known = {word.casefold() for word in _WORD.findall(title)}
    words = [word for word in _WORD.findall(name.stem) if _TELLING.fullmatch(word)] if name.suffix else []
    return tuple(word for word in words if word.casefold() not in known)
