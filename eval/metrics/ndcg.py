"""Normalised discounted cumulative gain: graded relevance, the better the higher up."""

import math
from collections.abc import Iterable, Sequence


def ndcg_at(gains: Sequence[int], grades: Iterable[int], *, k: int) -> float:
    """Return the discounted gain of the best k over that of the best possible ranking.

    Formula: DCG@k / IDCG@k with DCG@k = sum of gain_i / log2(i + 1) over i ≤ k, and IDCG@k the same for all grades in
    descending order. Source: Järvelin and Kekäläinen, TOIS 2002, with the linear gain of trec_eval, which BEIR uses.

    Args:
        gains: Grade of each retrieved item, best rank first; 0 for what is not relevant.
        grades: Grade of every relevant item, retrieved or not.
        k: Depth.

    Raises:
        ValueError: No grade is above 0.

    Example:
        >>> round(ndcg_at([0, 2, 1], [2, 1], k=3), 4)  # (2/log2(3) + 1/log2(4)) / (2/log2(2) + 1/log2(3))
        0.6697
    """
    ideal = _dcg(sorted((grade for grade in grades if grade > 0), reverse=True)[:k])
    if ideal == 0:
        raise ValueError("nDCG needs at least one relevant item and a depth of at least 1")
    return _dcg(gains[:k]) / ideal


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
