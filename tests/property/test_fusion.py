"""Fusion depends on the rankings alone, not on the order in which they are given."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from embeddings.dense import Ranking
from embeddings.fusion import fuse_convex, fuse_ranks


def as_ranking(scores: dict[int, float]) -> Ranking:
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return np.array([row for row, _ in ordered], np.int64), np.array([score for _, score in ordered], np.float32)


SCORES = st.floats(-1, 50, allow_nan=False, width=32)
RANKINGS = st.dictionaries(st.integers(0, 40), SCORES, max_size=12).map(as_ranking)
WEIGHTS = st.floats(0, 1, allow_nan=False)


@given(first=RANKINGS, second=RANKINGS)
def test_reciprocal_rank_fusion_does_not_care_which_ranking_comes_first(first: Ranking, second: Ranking):
    assert fuse_ranks([first, second])[0].tolist() == fuse_ranks([second, first])[0].tolist()


COSINES = st.lists(st.tuples(st.floats(0, 1, width=32), st.floats(0, 50, width=32)), max_size=20)


def fused(pairs: list[tuple[float, float]], weight: float) -> tuple[list[int], list[float]]:
    dense, lexical = (np.array([pair[each] for pair in pairs], np.float32) for each in (0, 1))
    rows, scores = fuse_convex(np.arange(len(pairs)), dense, lexical, most=50.0, dense_weight=weight)
    return rows.tolist(), scores.tolist()


@given(pairs=COSINES, weight=WEIGHTS)
def test_mixed_scores_fall_lie_between_nought_and_one_and_keep_every_row(pairs, weight: float):
    rows, scores = fused(pairs, weight)
    assert sorted(rows) == list(range(len(pairs)))
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 + 1e-6 for score in scores)


@given(pairs=COSINES)
def test_all_weight_on_one_side_is_the_order_of_that_side(pairs):
    cosines = [pairs[row][0] for row in fused(pairs, 1.0)[0]]
    assert cosines == sorted(cosines, reverse=True)


@given(first=RANKINGS, second=RANKINGS)
def test_the_fused_rows_are_those_of_both_once(first: Ranking, second: Ranking):
    assert sorted(fuse_ranks([first, second])[0].tolist()) == sorted({*first[0].tolist(), *second[0].tolist()})


@given(ranking=RANKINGS)
def test_fusing_a_ranking_with_itself_keeps_its_order(ranking: Ranking):
    assert fuse_ranks([ranking, ranking])[0].tolist() == ranking[0].tolist()
