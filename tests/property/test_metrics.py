"""Measures stay within their bounds, move the right way and do not depend on the order of questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.auroc import auroc
from eval.metrics.average_precision import average_precision
from eval.metrics.calibration import calibration_error
from eval.metrics.contains import contains
from eval.metrics.exact_match import exact_match
from eval.metrics.ndcg import ndcg_at
from eval.metrics.normalise import normalise
from eval.metrics.percentile import percentile
from eval.metrics.precision import precision_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank_at
from eval.metrics.risk_coverage import risk_coverage
from eval.metrics.token_f1 import token_f1
from eval.statistics.bootstrap import bootstrap_interval
from eval.statistics.permutation import paired_p

GAINS = st.lists(st.integers(0, 3), min_size=1, max_size=20)
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(["the", "hall", "15.6", "1,080", "Co.,", "“x”"])).map(" ".join)
JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=25)
NUMBERS = st.lists(st.floats(-1, 1), min_size=1, max_size=12)


@given(gains=GAINS, k=st.integers(1, 25), more=st.integers(0, 5))
def test_recall_lies_between_nought_and_one_and_grows_with_depth(gains: list[int], k: int, more: int):
    relevant = sum(gain > 0 for gain in gains) + more
    if relevant:
        assert 0.0 <= recall_at(gains, relevant, k=k) <= recall_at(gains, relevant, k=k + 1) <= 1.0


@given(gains=GAINS, k=st.integers(1, 25))
def test_precision_and_reciprocal_rank_lie_between_nought_and_one(gains: list[int], k: int):
    assert 0.0 <= precision_at(gains, k=k) <= 1.0
    assert 0.0 <= reciprocal_rank_at(gains, k=k) <= reciprocal_rank_at(gains, k=k + 1) <= 1.0


@given(gains=GAINS, k=st.integers(1, 25))
def test_no_ranking_beats_the_ideal_one(gains: list[int], k: int):
    if any(gains):
        assert 0.0 <= ndcg_at(gains, gains, k=k) <= 1.0 + 1e-9
        assert ndcg_at(sorted(gains, reverse=True), gains, k=k) == pytest.approx(1.0)


@given(gains=GAINS, place=st.integers(0, 18))
def test_swapping_a_better_item_up_never_lowers_a_ranking_measure(gains: list[int], place: int):
    if place + 1 < len(gains) and gains[place] < gains[place + 1]:
        swapped = [*gains[:place], gains[place + 1], gains[place], *gains[place + 2 :]]
        relevant = sum(gain > 0 for gain in gains)
        assert average_precision(swapped, relevant) >= average_precision(gains, relevant) - 1e-12
        assert ndcg_at(swapped, gains, k=10) >= ndcg_at(gains, gains, k=10) - 1e-12


@given(answer=TEXTS, accepted=st.lists(TEXTS, max_size=3))
def test_token_f1_lies_between_exact_match_and_one(answer: str, accepted: list[str]):
    assert exact_match(answer, accepted) <= token_f1(answer, accepted) <= 1.0


@given(answer=TEXTS, accepted=TEXTS)
def test_token_f1_is_the_same_both_ways_round(answer: str, accepted: str):
    assert token_f1(answer, [accepted]) == token_f1(accepted, [answer])


@given(text=TEXTS)
def test_a_text_is_its_own_right_answer(text: str):
    assert token_f1(text, [text]) == 1.0
    assert contains(text, [text]) is bool(normalise(text))


@given(judged=JUDGED, seed=st.randoms())
def test_the_order_of_questions_does_not_matter(judged: list[tuple[float, bool]], seed):
    mixed = seed.sample(judged, len(judged))
    for measure in (auroc, calibration_error):
        assert measure(*zip(*judged, strict=True)) == pytest.approx(measure(*zip(*mixed, strict=True)))
    one, other = ([risk for _, risk in risk_coverage(*zip(*rows, strict=True))] for rows in (judged, mixed))
    assert one == pytest.approx(other)


@given(judged=JUDGED)
def test_measures_of_confidence_lie_between_nought_and_one(judged: list[tuple[float, bool]]):
    scores, flags = zip(*judged, strict=True)
    assert 0.0 <= calibration_error(scores, flags) <= 1.0
    assert all(0.0 <= risk <= 1.0 and 0.0 < coverage <= 1.0 for coverage, risk in risk_coverage(scores, flags))
    area = auroc(scores, flags)
    assert area is None or area == pytest.approx(1 - auroc(scores, [not flag for flag in flags]))


@given(values=NUMBERS, low=st.floats(0, 1), high=st.floats(0, 1))
def test_percentiles_grow_and_stay_among_the_values(values: list[float], low: float, high: float):
    low, high = sorted((low, high))
    assert min(values) <= percentile(values, low) <= percentile(values, high) + 1e-12 <= max(values) + 1e-9


@given(values=NUMBERS)
def test_an_interval_stays_among_the_values_and_a_test_looks_at_both_sides_alike(values: list[float]):
    interval = bootstrap_interval(values)
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9
    assert 0.0 < paired_p(values) <= 1.0
    assert paired_p(values) == pytest.approx(paired_p([-value for value in values]))
