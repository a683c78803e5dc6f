"""Precision: how much of what was retrieved is relevant."""

from collections.abc import Sequence


def precision_at(gains: Sequence[int], *, k: int) -> float:
    """Return the relevant items among the best k, as a share of k.

    Formula: |{i ≤ k : gain_i > 0}| / k. A ranking shorter than k is filled up with what is not relevant, as trec_eval
    does. Source: Manning, Raghavan and Schütze, 2008, section 8.3.

    Args:
        gains: Grade of each retrieved item, best rank first; 0 for what is not relevant.
        k: Depth, at least 1.

    Raises:
        ValueError: k is below 1.

    Example:
        >>> precision_at([1, 0, 2], k=5)  # two of five
        0.4
    """
    if k < 1:
        raise ValueError(f"precision needs a depth of at least 1, not {k}")
    return sum(gain > 0 for gain in gains[:k]) / k
