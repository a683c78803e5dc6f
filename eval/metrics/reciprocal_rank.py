"""Reciprocal rank: how far down the first relevant item stands."""

from collections.abc import Sequence


def reciprocal_rank_at(gains: Sequence[int], *, k: int) -> float:
    """Return 1 / rank of the first relevant item among the best k, 0 when there is none.

    Its mean over questions is MRR@k. Source: Voorhees, TREC-8, 1999.

    Args:
        gains: Grade of each retrieved item, best rank first; 0 for what is not relevant.
        k: Depth.

    Example:
        >>> reciprocal_rank_at([0, 0, 0, 1], k=10)
        0.25
    """
    return next((1 / rank for rank, gain in enumerate(gains[:k], 1) if gain > 0), 0.0)
