"""The pieces of the retrieved passages that could be the answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cells import cell_spans
from corpus.document import Block, BlockKind, Document
from corpus.passage import UNSPOKEN, Passage
from corpus.sentences import Span, split_sentences
from embeddings.retriever import Hit

_WHOLE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_ASKS = "?？"
_CLAUSE = r"(?:\d{1,3}(?:\.\d{1,3})+|\([a-z]{1,3}\))"

_PASSED_OVER = UNSPOKEN | {BlockKind.BYLINE}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, list item or table row inside a retrieved passage.

    Attributes:
        document: Where it stands.
        start: Offset of its first character in the document's text.
        end: Offset one past its last.
        block: The block it is in.
        hit: Place of its passage among the hits, 0 for the best.
    """

    document: Document
    start: int
    end: int
    block: Block
    hit: int

    @property
    def text(self) -> str:
        """The candidate, verbatim."""
        return self.document.text[self.start : self.end]

    @property
    def content_start(self) -> int:
        """Where its content starts: behind the label of a list item ("59. ")."""
        if self.start != self.block.start:
            return self.start
        number = re.escape(self.block.number) if self.block.number else _CLAUSE
        label = re.match(rf"\W*{number}(?:[.)、）:]\s*|\s+)", self.text)
        return self.start + (label.end() if label else 0)

    @property
    def parts(self) -> list[Span]:
        """Where a short answer may lie, as offsets of the document: its content, or each cell of a table row."""
        if self.block.kind is not BlockKind.TABLE_ROW:
            return [(self.content_start, self.end)]
        return [span for span in cell_spans(self.document.text, self.start, self.end) if span[0] < span[1]]

    @property
    def context(self) -> str:
        """Title and headings above it; for a table row, what its columns are called too."""
        header = self.document.header_of(self.block)
        named = (self.document.slice(header),) if header else ()
        return "\n".join((self.document.title, *self.block.section, *named))


def find_candidates(hits: Sequence[Hit]) -> list[Candidate]:
    """Return every candidate of the hits, in order of hit and place; what overlapping passages share counts once."""
    seen: set[tuple[str, int]] = set()
    found = []
    for place, hit in enumerate(hits):
        for candidate in _inside(hit.passage, place):
            key = (candidate.document.content_hash, candidate.start)
            if key not in seen:
                seen.add(key)
                found.append(candidate)
    return found


def _inside(passage: Passage, place: int) -> Iterator[Candidate]:
    document = passage.document
    for block in document.blocks_between(passage.start, passage.end):
        if block.kind in _PASSED_OVER or document.header_of(block) is block:
            continue
        start, end = max(block.start, passage.start), min(block.end, passage.end)
        spans = [(start, end)] if block.kind in _WHOLE else split_sentences(document.text, start, end)
        for span in spans:
            if document.text[span[1] - 1] not in _ASKS:  # a question is never the answer to one
                yield Candidate(document, *span, block, place)
