"""The passages that either ranking reached, with all that is known of each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.dense import Mask, Ranking
from embeddings.index import Index
from embeddings.lexical import best_rows


@dataclass(frozen=True, slots=True)
class Candidates:
    """The union of two rankings, in order of row.

    Attributes:
        rows: (m,).
        cosines: (m,) with the question.
        bm25: (m,), 0 where a passage shares no term with the question.
        most: No BM25 score of the question can be higher.
        dense: The dense ranking.
        lexical: The lexical ranking.
    """

    rows: NDArray[np.int64]
    cosines: NDArray[np.float32]
    bm25: NDArray[np.float32]
    most: float
    dense: Ranking
    lexical: Ranking

    def places_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where some of the rows stand in these arrays."""
        return np.searchsorted(self.rows, rows)


def find_candidates(
    index: Index, question: str, vector: NDArray[np.float32], *, depth: int, within: Mask | None = None
) -> Candidates:
    """Search an index with both rankings.

    Args:
        index: The passages.
        question: Its words.
        vector: Its vector, (d,).
        depth: Passages taken from each ranking.
        within: Only these rows.
    """
    bm25 = index.lexical.scores(question)  # (n,)
    dense = index.dense.search(vector, depth, within=within)
    lexical = best_rows(bm25, depth, within=within)
    rows = np.union1d(dense[0], lexical[0])
    most = index.lexical.most(question)
    return Candidates(rows, index.dense.take(rows) @ vector, bm25[rows], most, dense, lexical)
