"""From a question to its best passages: dense and lexical search, fused."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from embeddings.dense import Mask, Ranking
from embeddings.encoder import Encoder
from embeddings.fusion import Fusion, fuse_convex, fuse_ranks
from embeddings.index import Index
from embeddings.lexical import Word, best_rows
from embeddings.query import Query
from embeddings.restriction import Restriction, restrict
from embeddings.scope import EVERYTHING, Scope

DEPTH = 50
"""Passages taken from each ranking before they are fused."""

_READ_AT_MOST = 3200
"""Passages taken from each ranking to look for a phrase in them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage and how it got its place.

    Attributes:
        passage: The passage.
        row: Its row in the index.
        score: Fused score; comparable within one question only.
        dense: Cosine with the question.
        lexical: BM25 score, None when it shares no term with the question.
        dense_rank: 1-based rank in the dense ranking, None when that did not reach it.
        lexical_rank: 1-based rank in the lexical ranking, likewise.
        words: The question's words that it holds, with what each adds to the BM25 score.
    """

    passage: Passage
    row: int
    score: float
    dense: float | None
    lexical: float | None
    dense_rank: int | None
    lexical_rank: int | None
    words: tuple[Word, ...] = ()


class HybridRetriever:
    """Searches an index with both of its rankings."""

    def __init__(
        self, index: Index, encoder: Encoder, *, fusion: Fusion = Fusion.CONVEX, dense_weight: float = 0.6
    ) -> None:
        self.index = index
        self.encoder = encoder
        self._fusion = fusion
        self._dense_weight = dense_weight

    def retrieve(self, question: str | Query, k: int, *, scope: Scope = EVERYTHING) -> list[Hit]:
        """Return the k best passages, best first; fewer when the index, or what may be found, is smaller.

        Args:
            question: In plain words, or taken apart by `parse_query`.
            k: How many passages.
            scope: Documents or folders, besides the question's own filters.

        Raises:
            QuestionError: A name of the scope holds no indexed document.
        """
        query = question if isinstance(question, Query) else Query(question)
        vector = self.encoder.encode_queries([query.text])[0]
        found: list[Hit] = []
        if query.quoted:
            found = self._search(query, vector, k, restrict(self.index, query, scope, quoted=True))
        return found or self._search(query, vector, k, restrict(self.index, query, scope, quoted=False))

    def _search(self, query: Query, vector: NDArray[np.float32], k: int, restriction: Restriction) -> list[Hit]:
        """Return the k best passages that may be found; where phrases must be read, look ever deeper for them."""
        depth, hits = max(k, DEPTH), list[Hit]()
        while True:
            ranked = self._rank(query.text, vector, depth, restriction.within)
            hits = self._hits(query.text, ranked, k, restriction)
            if not restriction.reads or len(hits) == k or len(ranked.rows) < depth or depth >= _READ_AT_MOST:
                return hits
            depth *= 4

    def _rank(self, text: str, vector: NDArray[np.float32], depth: int, within: Mask | None) -> "_Ranked":
        bm25 = self.index.lexical.scores(text)  # (n,)
        dense = self.index.dense.search(vector, depth, within=within)
        lexical = best_rows(bm25, depth, within=within)
        rows = np.union1d(dense[0], lexical[0])
        cosines = self.index.dense.scores(vector, rows)
        if self._fusion is Fusion.RRF:
            fused = fuse_ranks([dense, lexical])
        else:
            most = self.index.lexical.most(text)
            fused = fuse_convex(rows, cosines, bm25[rows], most=most, dense_weight=self._dense_weight)
        return _Ranked(*fused, dict(zip(rows.tolist(), cosines.tolist(), strict=True)), bm25, dense, lexical)

    def _hits(self, text: str, ranked: "_Ranked", k: int, restriction: Restriction) -> list[Hit]:
        hits: list[Hit] = []
        dense, lexical = _places(ranked.dense), _places(ranked.lexical)
        for row, score in zip(ranked.rows.tolist(), ranked.scores.tolist(), strict=True):
            passage = self.index.passage(row)
            if not restriction.reads or restriction.holds(passage):
                words = tuple(self.index.lexical.words(text, row))
                bm25 = float(ranked.bm25[row]) or None
                hits.append(
                    Hit(passage, row, score, ranked.cosines[row], bm25, dense.get(row), lexical.get(row), words)
                )
            if len(hits) == k:
                break
        return hits


@dataclass(frozen=True, slots=True)
class _Ranked:
    """All candidates of a question.

    Attributes:
        rows: Best first.
        scores: Their fused scores.
        cosines: By row.
        bm25: Of every row of the index, (n,).
        dense: The dense ranking.
        lexical: The lexical ranking.
    """

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]
    cosines: dict[int, float]
    bm25: NDArray[np.float32]
    dense: Ranking
    lexical: Ranking


def _places(ranking: Ranking) -> dict[int, int]:
    """Return the 1-based rank of each row."""
    return {row: rank for rank, row in enumerate(ranking[0].tolist(), 1)}
