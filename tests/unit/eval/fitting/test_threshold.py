"""The threshold refuses as many questions that have an answer as is accepted, and no more."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from eval.fitting.answers import threshold_of


def test_one_of_ten_is_refused():
    confidences = np.arange(10, 110, 1) / 200
    assert threshold_of(confidences, np.ones(100)) == confidences[10]


def test_a_question_counts_by_its_share():
    confidences = np.array([0.1, 0.2, 0.3, 0.4])
    assert threshold_of(confidences, np.array([0.05, 0.05, 0.1, 0.8])) == 0.3


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 5)), min_size=1, max_size=60))
def test_no_more_is_refused_than_is_accepted(asked):
    confidences, shares = map(np.array, zip(*asked, strict=True))
    threshold = threshold_of(confidences, shares)
    assert shares[confidences < threshold].sum() <= 0.1 * shares.sum() + 1e-9
