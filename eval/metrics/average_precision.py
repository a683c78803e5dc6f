"""Average precision: precision at every relevant item, averaged."""

from collections.abc import Sequence


def average_precision(gains: Sequence[int], relevant: int) -> float:
    """Return the mean, over all relevant items, of the precision at the rank of each; 0 for one not retrieved.

    Formula: (sum over relevant ranks r of |relevant among the best r| / r) / relevant. Its mean over questions is MAP.
    Source: Manning, Raghavan and Schütze, 2008, section 8.4.

    Args:
        gains: Grade of each retrieved item, best rank first; 0 for what is not relevant.
        relevant: How many items are relevant.

    Raises:
        ValueError: Nothing is relevant.

    Example:
        >>> average_precision([1, 0, 1], 3)  # (1/1 + 2/3 + 0) / 3
        0.5555555555555555
    """
    if relevant < 1:
        raise ValueError("average precision needs at least one relevant item")
    ranks = [rank for rank, gain in enumerate(gains, 1) if gain > 0]
    return sum(found / rank for found, rank in enumerate(ranks, 1)) / relevant
