"""The permutation test against scipy's."""

import numpy as np
import pytest
from scipy.stats import permutation_test

from eval.statistics.permutation import paired_p


@pytest.mark.parametrize("differences", [[1, 1, 1], [0.5, -0.25, 1, 1, -1, 0.1], [1, -1], [2, 1, 1, 1, 1, 1, 1, -1]])
def test_small_samples_are_counted_out_as_scipy_does(differences: list[float]):
    theirs = permutation_test(
        (np.array(differences, float),), np.sum, permutation_type="samples", n_resamples=np.inf, alternative="two-sided"
    )
    assert paired_p(differences) == pytest.approx(theirs.pvalue, abs=1e-9)


def test_large_samples_are_near_scipys():
    differences = [1.0] * 30 + [-1.0] * 15
    theirs = permutation_test((np.array(differences),), np.sum, permutation_type="samples", n_resamples=20_000, rng=1)
    assert paired_p(differences) == pytest.approx(theirs.pvalue, abs=0.01)


def test_questions_without_a_difference_do_not_matter():
    assert paired_p([1.0, 0.0, 1.0, 0.0, 1.0]) == paired_p([1.0, 1.0, 1.0]) == 0.25


def test_two_equal_systems_do_not_differ():
    assert paired_p([0.0, 0.0]) == paired_p([]) == 1.0
