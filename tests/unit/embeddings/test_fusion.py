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


def test_scores_are_scaled_to_their_range_and_mixed():
    dense = ranking(r1=0.9, r2=0.6, r3=0.4)  # scaled: 1, 0.4, 0
    lexical = ranking(r2=10.0, r3=5.0, r4=0.0)  # scaled: 1, 0.5, 0
    rows, scores = fuse_convex(dense, lexical, dense_weight=0.6)
    # r2: 0.6 * 0.4 + 0.4 * 1 = 0.64, r1: 0.6, r3: 0.4 * 0.5 = 0.2, r4: 0
    assert rows.tolist() == [2, 1, 3, 4]
    assert scores.tolist() == pytest.approx([0.64, 0.6, 0.2, 0.0], abs=1e-6)


def test_a_row_of_one_ranking_alone_can_come_first():
    lexical = ranking(r8=3.0, r9=1.0)
    assert fuse_convex(ranking(r1=0.3, r2=0.1), lexical, dense_weight=0.4)[0][0] == 8
    assert fuse_convex(ranking(r1=0.3, r2=0.1), lexical, dense_weight=0.6)[0][0] == 1


def test_equal_scores_come_in_order_of_row():
    assert fuse_ranks([ranking(r9=2.0), ranking(r4=1.0)])[0].tolist() == [4, 9]


def test_a_ranking_of_one_counts_in_full():
    rows, scores = fuse_convex(ranking(r5=0.2), NOTHING, dense_weight=0.6)
    assert (rows.tolist(), scores.tolist()) == ([5], pytest.approx([0.6]))


def test_two_empty_rankings_give_an_empty_one():
    assert len(fuse_convex(NOTHING, NOTHING, dense_weight=0.5)[0]) == len(fuse_ranks([NOTHING, NOTHING])[0]) == 0
