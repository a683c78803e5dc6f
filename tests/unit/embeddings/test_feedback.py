"""The question moves towards what the best passages have in common."""

import numpy as np
import pytest

from embeddings.feedback import with_feedback

QUESTION = np.array([1, 0], np.float32)


def test_the_mean_of_the_best_passages_counts_four_tenths_of_the_question():
    best = np.array([[0, 1], [0, 1]], np.float32)
    # (1, 0) + 0.4 (0, 1), of length sqrt(1.16)
    wanted = [1 / 1.16**0.5, 0.4 / 1.16**0.5]
    assert with_feedback(QUESTION, best, np.array([0.5, 0.5], np.float32)).tolist() == pytest.approx(wanted)


def test_passages_count_by_their_scores_and_those_below_nought_not_at_all():
    best = np.array([[0, 1], [0, -1], [-1, 0]], np.float32)
    # weights 3/4 and 1/4: 0.4 * 0.5 = 0.2 to the side
    moved = with_feedback(QUESTION, best, np.array([0.6, 0.2, -0.1], np.float32))
    assert moved[1] / moved[0] == pytest.approx(0.2)


def test_without_a_passage_the_question_stays():
    assert with_feedback(QUESTION, np.zeros((0, 2), np.float32), np.zeros(0, np.float32)) is QUESTION
