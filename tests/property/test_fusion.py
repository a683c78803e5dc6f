"""Fusion depends on the rankings alone, not on the order in which they are given."""

import numpy as np
import pytest
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


@given(first=RANKINGS, second=RANKINGS)
def test_equal_weights_do_not_care_which_ranking_comes_first(first: Ranking, second: Ranking):
    one, other = (fuse_convex(a, b, dense_weight=0.5) for a, b in ((first, second), (second, first)))
    assert one[0].tolist() == other[0].tolist()
    assert one[1].tolist() == pytest.approx(other[1].tolist())


@given(dense=RANKINGS, lexical=RANKINGS, weight=WEIGHTS)
def test_the_fused_rows_are_those_of_both_once(dense: Ranking, lexical: Ranking, weight: float):
    wanted = sorted({*dense[0].tolist(), *lexical[0].tolist()})
    assert sorted(fuse_convex(dense, lexical, dense_weight=weight)[0].tolist()) == wanted
    assert sorted(fuse_ranks([dense, lexical])[0].tolist()) == wanted


@given(dense=RANKINGS, lexical=RANKINGS, weight=WEIGHTS)
def test_fused_scores_fall_and_lie_between_nought_and_one(dense: Ranking, lexical: Ranking, weight: float):
    scores = fuse_convex(dense, lexical, dense_weight=weight)[1].tolist()
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 + 1e-6 for score in scores)


@given(ranking=RANKINGS)
def test_fusing_a_ranking_with_itself_keeps_its_order(ranking: Ranking):
    assert fuse_ranks([ranking, ranking])[0].tolist() == ranking[0].tolist()


# whole numbers and powers of two, so that float32 holds every score exactly
WHOLE = st.dictionaries(st.integers(0, 40), st.integers(-1, 50), max_size=12).map(as_ranking)


@given(ranking=WHOLE, factor=st.sampled_from([0.5, 2.0, 4.0]), shift=st.integers(-8, 8))
def test_the_scale_of_scores_does_not_matter(ranking: Ranking, factor: float, shift: int):
    moved = (ranking[0], ranking[1] * np.float32(factor) + np.float32(shift))
    before, after = (fuse_convex(r, as_ranking({}), dense_weight=1.0) for r in (ranking, moved))
    assert before[0].tolist() == after[0].tolist()
    assert before[1].tolist() == pytest.approx(after[1].tolist())
