"""Where the evidence stands among the retrieved passages."""

from collections.abc import Sequence


def recall_at(ranks: Sequence[int | None], k: int) -> float:
    """Return the share of questions whose first right passage is among the best k.

    Args:
        ranks: For each question the 1-based rank of its first right passage, None when it was not retrieved.
        k: Depth.

    Raises:
        ValueError: There are no questions.

    Example:
        >>> recall_at([1, 3, None, 2], 2)
        0.5
    """
    return _mean([float(rank is not None and rank <= k) for rank in ranks])


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Return the mean of 1 / rank, counting 0 where nothing right was retrieved. Source: Voorhees, TREC-8, 1999.

    Example:
        >>> mean_reciprocal_rank([1, 2, None, 4])  # (1 + 1/2 + 0 + 1/4) / 4
        0.4375
    """
    return _mean([1 / rank if rank else 0.0 for rank in ranks])


def _mean(values: list[float]) -> float:
    if not values:
        raise ValueError("a mean needs at least one question")
    return sum(values) / len(values)
