"""Bootstrap intervals."""

import numpy as np
import pytest
from scipy.stats import bootstrap

from eval.statistics.bootstrap import Interval, bootstrap_interval

VALUES = [float(number % 7 == 0) for number in range(200)]


def test_the_interval_agrees_with_scipys_within_the_noise_of_drawing():
    # the share is 29/200; the ends vary by about 0.003 from one drawing of 2,000 to the next
    theirs = bootstrap((VALUES,), np.mean, method="percentile", n_resamples=5000, rng=1).confidence_interval
    mine = bootstrap_interval(VALUES)
    assert (mine.low, mine.high) == pytest.approx((theirs.low, theirs.high), abs=0.01)


def test_the_same_values_give_the_same_interval_in_any_order():
    assert bootstrap_interval(VALUES) == bootstrap_interval(VALUES[::-1])


def test_equal_values_leave_no_doubt():
    assert bootstrap_interval([0.5] * 10) == Interval(0.5, 0.5)


def test_no_values_are_a_mistake():
    with pytest.raises(ValueError, match="at least one value"):
        bootstrap_interval([])
