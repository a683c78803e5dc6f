"""Fuse the dense and the lexical ranking into one."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from embeddings.dense import Ranking


class Fusion(StrEnum):
    """How two rankings become one."""

    CONVEX = "convex"
    RRF = "rrf"


def fuse_convex(dense: Ranking, lexical: Ranking, *, dense_weight: float) -> Ranking:
    """Mix the scores of two rankings after scaling each to [0, 1] by its own range.

    A row that only one ranking holds gets the other's lowest score. Source: Bruch, Gai and Ingber, "An Analysis of
    Fusion Functions for Hybrid Retrieval", TOIS 2023, which finds it above reciprocal rank fusion.

    Args:
        dense: Rows and cosines, best first.
        lexical: Rows and BM25 scores, best first.
        dense_weight: Share of the dense score, 0 to 1.

    Returns:
        All rows of both, best first; equal scores in order of row.
    """
    totals: dict[int, float] = {}
    for (rows, scores), weight in ((dense, dense_weight), (lexical, 1 - dense_weight)):
        for row, score in zip(rows.tolist(), _scaled(scores).tolist(), strict=True):
            totals[row] = totals.get(row, 0.0) + weight * score
    return _ranked(totals)


def fuse_ranks(rankings: Sequence[Ranking], *, constant: int = 60) -> Ranking:
    """Reciprocal rank fusion: a row's score is the sum of 1 / (constant + rank) over the rankings that hold it.

    Source: Cormack, Clarke and Büttcher, SIGIR 2009. A row ranked 1 and 2 scores 1/61 + 1/62 = 0.0325.
    """
    totals: dict[int, float] = {}
    for rows, _ in rankings:
        for rank, row in enumerate(rows.tolist(), 1):
            totals[row] = totals.get(row, 0.0) + 1 / (constant + rank)
    return _ranked(totals)


def _scaled(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    if len(scores) == 0:
        return scores
    low, high = float(scores.min()), float(scores.max())
    if high == low:
        return np.ones_like(scores)
    return (scores - low) / (high - low)


def _ranked(totals: dict[int, float]) -> Ranking:
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    rows = np.array([row for row, _ in ordered], np.int64)
    return rows, np.array([score for _, score in ordered], np.float32)
