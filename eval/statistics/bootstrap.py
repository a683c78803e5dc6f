"""Bootstrap: the interval in which a mean would lie if other questions of the same sort had been asked.

Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (percentile intervals); for systems
compared on the same questions, Koehn, EMNLP 2004: the paired differences are what is drawn again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
LEVEL = 0.95
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper end."""

    low: float
    high: float


def bootstrap_interval(values: Sequence[float], *, resamples: int = RESAMPLES, level: float = LEVEL) -> Interval:
    """Return the percentile interval of the mean; the same for the same values, whatever their order.

    Args:
        values: One a question; for a comparison, the differences.
        resamples: How often the questions are drawn again, with replacement.
        level: Share of the resampled means inside.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    drawn_from = np.sort(np.asarray(values, np.float64))  # (n,)
    rng = np.random.default_rng(0)
    means = [
        drawn_from[rng.integers(0, len(drawn_from), (_AT_ONCE, len(drawn_from)))].mean(axis=1)
        for _ in range(max(1, resamples // _AT_ONCE))
    ]
    low, high = np.quantile(np.concatenate(means), [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))
