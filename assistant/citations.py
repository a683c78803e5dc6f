"""Number the passages that an answer rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Citation
from assistant.events import Evidence
from corpus.passage import Passage
from embeddings.retriever import Hit

_NEAREST = 3


@dataclass(slots=True)
class CitationList:
    """Gives each cited passage its number in order of first use and gathers the quotes inside it."""

    hits: Sequence[Hit]
    citations: list[Citation] = field(default_factory=list)

    def cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers of the passages that hold each piece of evidence."""
        return tuple(dict.fromkeys(self._number(piece) for piece in evidence))

    def passage_of(self, piece: Evidence) -> Passage:
        """Return the passage that a piece of evidence is cited with: cited already, retrieved, or the piece itself."""
        cited = (citation.passage for citation in self.citations if _holds(citation.passage, piece))
        return next(cited, None) or self._passage_of(piece)[0]

    def _number(self, piece: Evidence) -> int:
        for row, citation in enumerate(self.citations):
            if _holds(citation.passage, piece):
                new = tuple(quote for quote in _quotes(piece) if quote not in citation.quotes)
                self.citations[row] = replace(citation, quotes=(*citation.quotes, *new))
                return citation.n
        passage, score = self._passage_of(piece)
        self.citations.append(Citation(len(self.citations) + 1, passage, _quotes(piece), score))
        return len(self.citations)

    def _passage_of(self, piece: Evidence) -> tuple[Passage, float]:
        """Return the retrieved passage that holds the piece, else the piece's own blocks as a passage."""
        for hit in self.hits:
            if _holds(hit.passage, piece):
                return hit.passage, hit.score
        blocks = list(piece.document.blocks_between(piece.start, max(piece.end, piece.start + 1)))
        start = min((block.start for block in blocks), default=piece.start)
        end = max((block.end for block in blocks), default=piece.end)
        return Passage(piece.document, min(start, piece.start), max(end, piece.end)), 0.0


def nearest(hits: Sequence[Hit]) -> list[Citation]:
    """Return the best hits as what an abstention shows."""
    return [Citation(n, hit.passage, (), hit.score) for n, hit in enumerate(hits[:_NEAREST], 1)]


def _quotes(piece: Evidence) -> tuple[Evidence, ...]:
    """Return the piece as a quote; an empty one only says which passage is meant."""
    return (piece,) if piece.end > piece.start else ()


def _holds(passage: Passage, piece: Evidence) -> bool:
    same = passage.document.content_hash == piece.document.content_hash and passage.document.path == piece.document.path
    return same and passage.start <= piece.start and piece.end <= passage.end
