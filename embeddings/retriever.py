"""From a question to its best passages: dense and lexical search, fused."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.passage import Passage
from embeddings.dense import Ranking
from embeddings.encoder import Encoder
from embeddings.fusion import Fusion, fuse_convex, fuse_ranks
from embeddings.index import Index
from embeddings.scope import EVERYTHING, Scope, passages_within

DEPTH = 50
"""Passages taken from each ranking before they are fused."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage and how it got its place.

    Attributes:
        passage: The passage.
        row: Its row in the index.
        score: Fused score; comparable within one question only.
        dense: Cosine with the question, None when the dense ranking did not reach it.
        lexical: BM25 score, None when it shares no term with the question or ranks too low.
        dense_rank: 1-based rank in the dense ranking.
        lexical_rank: 1-based rank in the lexical ranking.
    """

    passage: Passage
    row: int
    score: float
    dense: float | None
    lexical: float | None
    dense_rank: int | None
    lexical_rank: int | None


class HybridRetriever:
    """Searches an index with both of its rankings."""

    def __init__(
        self, index: Index, encoder: Encoder, *, fusion: Fusion = Fusion.CONVEX, dense_weight: float = 0.5
    ) -> None:
        self.index = index
        self.encoder = encoder
        self._fusion = fusion
        self._dense_weight = dense_weight

    def retrieve(self, question: str, k: int, *, scope: Scope = EVERYTHING) -> list[Hit]:
        """Return the k best passages, best first; fewer when the index, or the scope, is smaller.

        Raises:
            QuestionError: A name of the scope holds no indexed document.
        """
        depth = max(k, DEPTH)
        within = passages_within(self.index, scope) if scope else None
        dense = self.index.dense.search(self.encoder.encode_queries([question])[0], depth, within=within)
        lexical = self.index.lexical.search(question, depth, within=within)
        rows, scores = self._fuse(dense, lexical)
        by_dense, by_lexical = _places(dense), _places(lexical)
        pairs = zip(rows[:k].tolist(), scores[:k].tolist(), strict=True)
        return [self._hit(row, score, by_dense, by_lexical) for row, score in pairs]

    def _fuse(self, dense: Ranking, lexical: Ranking) -> Ranking:
        if self._fusion is Fusion.RRF:
            return fuse_ranks([dense, lexical])
        return fuse_convex(dense, lexical, dense_weight=self._dense_weight)

    def _hit(
        self,
        row: int,
        score: float,
        dense: Mapping[int, tuple[int, float]],
        lexical: Mapping[int, tuple[int, float]],
    ) -> Hit:
        dense_rank, cosine = dense.get(row, (None, None))
        lexical_rank, bm25 = lexical.get(row, (None, None))
        return Hit(self.index.passage(row), row, score, cosine, bm25, dense_rank, lexical_rank)


def _places(ranking: Ranking) -> dict[int, tuple[int, float]]:
    """Return rank and score by row."""
    rows, scores = ranking
    return {row: (rank, score) for rank, (row, score) in enumerate(zip(rows.tolist(), scores.tolist(), strict=True), 1)}
