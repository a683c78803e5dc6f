"""Recall and reciprocal rank, worked out by hand."""

import pytest

from eval.metrics.ranking import mean_reciprocal_rank, recall_at


def test_recall_counts_the_questions_whose_evidence_is_among_the_best():
    # ranks 1 and 2 are within 2; 3 and None are not
    assert recall_at([1, 3, None, 2], 2) == 0.5


def test_reciprocal_rank_counts_nothing_where_nothing_was_found():
    # (1 + 1/2 + 0 + 1/4) / 4
    assert mean_reciprocal_rank([1, 2, None, 4]) == 0.4375


@pytest.mark.parametrize("measure", [mean_reciprocal_rank, lambda ranks: recall_at(ranks, 1)])
def test_no_questions_are_a_mistake_and_no_zero(measure):
    with pytest.raises(ValueError, match="at least one question"):
        measure([])
