"""The pieces of the retrieved passages that could be the answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, BlockKind, Document
from corpus.passage import UNSPOKEN, Passage
from corpus.sentences import split_sentences
from embeddings.retriever import Hit

_WHOLE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
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
        if not self.block.number or self.start != self.block.start:
            return self.start
        label = re.match(rf"\W*{re.escape(self.block.number)}[.)、）]\s*", self.text)
        return self.start + (label.end() if label else 0)

    @property
    def context(self) -> str:
        """Title and headings above it."""
        return "\n".join((self.document.title, *self.block.section))


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
            yield Candidate(document, *span, block, place)
