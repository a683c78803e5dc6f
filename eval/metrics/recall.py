"""Recall: how much of what is relevant was retrieved."""

from collections.abc import Sequence


def recall_at(gains: Sequence[int], relevant: int, *, k: int) -> float:
    """Return the relevant items among the best k, as a share of all that are relevant.

    Formula: |{i ≤ k : gain_i > 0}| / relevant. Source: Manning, Raghavan and Schütze, "Introduction to Information
    Retrieval", 2008, section 8.3.

    Args:
        gains: Grade of each retrieved item, best rank first; 0 for what is not relevant.
        relevant: How many items are relevant.
        k: Depth.

    Raises:
        ValueError: Nothing is relevant, so that a share has no meaning.

    Example:
        >>> recall_at([1, 0, 2, 0], 4, k=3)  # ranks 1 and 3 of four
        0.5
    """
    if relevant < 1:
        raise ValueError("recall needs at least one relevant item")
    return sum(gain > 0 for gain in gains[:k]) / relevant
