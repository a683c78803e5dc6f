"""Two rankings become one; every number is worked out by hand."""

import numpy as np
import pytest

from embeddings.dense import Ranking
from embeddings.fusion import fuse_convex, fuse_ranks


def ranking(**scores: float) -> Ranking:
    """Make a ranking from `r<row>=score`, best first."""
    ordered = sorted(scores.items(), key=lambda item: -item[1])
    rows = np.array([int(name[1:]) for name, _ in ordered], np.int64)
    return rows, np.array([score for _, score in ordered], np.float32)


NOTHING = ranking()


def test_reciprocal_ranks_are_added():
    rows, scores = fuse_ranks([ranking(r7=0.9, r3=0.5), ranking(r3=12.0, r5=4.0)])
    # r3: 1/62 + 1/61, r7: 1/61, r5: 1/62
    assert rows.tolist() == [3, 7, 5]
    assert scores.tolist() == pytest.approx([1 / 62 + 1 / 61, 1 / 61, 1 / 62])


def convex(
    dense: list[float], lexical: list[float], *, most: float, dense_weight: float
) -> tuple[list[int], list[float]]:
    """Fuse rows 0, 1, …"""
    scores = (np.array(values, np.float32) for values in (dense, lexical))
    rows, fused = fuse_convex(np.arange(len(dense)), *scores, most=most, dense_weight=dense_weight)
    return rows.tolist(), fused.tolist()


def test_each_score_counts_as_a_share_of_the_most_that_it_can_be():
    rows, scores = convex([0.9, 0.6, 0.1], [0.0, 10.0, 5.0], most=20.0, dense_weight=0.6)
    # r0: 0.6 * 0.9 = 0.54, r1: 0.6 * 0.6 + 0.4 * 10 / 20 = 0.56, r2: 0.6 * 0.1 + 0.4 * 5 / 20 = 0.16
    assert rows == [1, 0, 2]
    assert scores == pytest.approx([0.56, 0.54, 0.16])


def test_words_that_hardly_tell_the_passages_from_each_other_do_not_outweigh_meaning():
    # the best passage has a tenth of what the words could give: scaled to its own range it would count in full
    assert convex([0.5, 0.2], [0.0, 1.0], most=10.0, dense_weight=0.5)[0] == [0, 1]


def test_without_a_known_word_the_cosines_decide_alone():
    assert convex([0.1, 0.3], [0.0, 0.0], most=0.0, dense_weight=0.5) == ([1, 0], pytest.approx([0.15, 0.05]))


def test_equal_scores_come_in_order_of_row():
    assert fuse_ranks([ranking(r9=2.0), ranking(r4=1.0)])[0].tolist() == [4, 9]


def test_equal_mixed_scores_come_in_order_of_row():
    assert convex([0.5, 0.5], [1.0, 1.0], most=2.0, dense_weight=0.5)[0] == [0, 1]


def test_two_empty_rankings_give_an_empty_one():
    assert len(fuse_ranks([NOTHING, NOTHING])[0]) == 0
    assert convex([], [], most=0.0, dense_weight=0.5) == ([], [])
