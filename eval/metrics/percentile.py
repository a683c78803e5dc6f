"""Percentiles, of answer times above all."""

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies, between two values by linear interpolation.

    Formula: with the values sorted from 0, the one at share · (n − 1). Source: Hyndman and Fan, 1996, definition 7.

    Args:
        values: In any order.
        share: 0 to 1; 0.5 is the median.

    Raises:
        ValueError: There are no values.

    Example:
        >>> percentile([10, 20, 30], 0.95)  # at 1.9: nine tenths of the way from 20 to 30
        29.0
    """
    if not values:
        raise ValueError("a percentile needs at least one value")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
