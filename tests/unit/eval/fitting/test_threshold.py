"""The threshold lies where refusing too often and too seldom balance."""

import numpy as np
import pytest

from eval.fitting.answers import balanced_threshold


def test_two_groups_that_lie_apart_are_told_apart():
    gold = np.repeat([False, True], 20)
    confidences = np.concatenate([np.linspace(0.1, 0.3, 20), np.linspace(0.6, 0.9, 20)])
    threshold = balanced_threshold(confidences, gold, np.ones(40))
    assert (confidences[~gold] < threshold).all()
    assert (confidences[gold] >= threshold).all()


def test_the_shares_count():
    gold = np.array([False, True, False, True] * 10)
    confidences = np.array([0.1, 0.4, 0.6, 0.9] * 10)  # the middle two are the wrong way round
    lenient = balanced_threshold(confidences, gold, np.where(confidences == 0.4, 9.0, 1.0))
    strict = balanced_threshold(confidences, gold, np.where(confidences == 0.6, 9.0, 1.0))
    assert (lenient, strict) == pytest.approx((0.25, 0.75), abs=0.16)


def test_one_question_does_not_move_it_far():
    rng = np.random.default_rng(1)
    gold = rng.random(400) < 0.5
    confidences = np.clip(rng.normal(np.where(gold, 0.6, 0.4), 0.15), 0, 1)
    shares = np.ones(400)
    whole = balanced_threshold(confidences, gold, shares)
    without = [
        balanced_threshold(*(np.delete(each, n) for each in (confidences, gold, shares))) for n in range(0, 40, 4)
    ]
    assert without == pytest.approx([whole] * 10, abs=0.03)
