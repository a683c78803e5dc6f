"""Fuse the dense and the lexical ranking into one."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from embeddings.dense import Ranking

Scores = NDArray[np.float32]


class Fusion(StrEnum):
    """How two rankings become one."""

    CONVEX = "convex"
    RRF = "rrf"


def fuse_convex(
    rows: NDArray[np.int64], dense: Scores, lexical: Scores, *, most: float, dense_weight: float
) -> Ranking:
    """Mix two scores, each as a share of the most that it can be: 1 for a cosine, the sum of the words' idf for BM25.

    Scaling by what is possible, not by what was found, leaves a ranking that found nothing good without a say, and is
    the same for every depth. Source: Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval",
    TOIS 2023 (their theoretical bounds, here at both ends of BM25). A cosine of .6 and a BM25 of 4 out of 10 mix at
    equal weights to .5.

    Args:
        rows: (n,), each once.
        dense: Their cosines, (n,).
        lexical: Their BM25 scores, (n,).
        most: No BM25 score of the question can be higher; 0 when no passage holds any of its words.
        dense_weight: Share of the dense score, 0 to 1.

    Returns:
        The rows, best first; equal scores in order of row.
    """
    share = lexical / most if most > 0 else np.zeros_like(dense)
    scores = (dense_weight * dense + (1 - dense_weight) * share).astype(np.float32)
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def fuse_ranks(rankings: Sequence[Ranking], *, constant: int = 60) -> Ranking:
    """Reciprocal rank fusion: a row's score is the sum of 1 / (constant + rank) over the rankings that hold it.

    Source: Cormack, Clarke and Büttcher, SIGIR 2009. A row ranked 1 and 2 scores 1/61 + 1/62 = 0.0325.
    """
    totals: dict[int, float] = {}
    for rows, _ in rankings:
        for rank, row in enumerate(rows.tolist(), 1):
            totals[row] = totals.get(row, 0.0) + 1 / (constant + rank)
    return _ranked(totals)


def _ranked(totals: dict[int, float]) -> Ranking:
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    rows = np.array([row for row, _ in ordered], np.int64)
    return rows, np.array([score for _, score in ordered], np.float32)
