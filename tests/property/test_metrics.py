"""Measures stay within nought and one, and move the right way."""

from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.contains import contains
from eval.metrics.normalise import normalise
from eval.metrics.ranking import mean_reciprocal_rank, recall_at
from eval.metrics.token_f1 import token_f1

RANKS = st.lists(st.none() | st.integers(1, 30), min_size=1, max_size=20)
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(["the", "hall", "15.6", "1,080", "Co.,", "“x”"])).map(" ".join)


@given(ranks=RANKS, k=st.integers(1, 40))
def test_recall_lies_between_nought_and_one_and_grows_with_depth(ranks: list[int | None], k: int):
    assert 0.0 <= recall_at(ranks, k) <= recall_at(ranks, k + 1) <= 1.0


@given(ranks=RANKS)
def test_reciprocal_rank_lies_between_recall_at_one_and_recall(ranks: list[int | None]):
    assert recall_at(ranks, 1) <= mean_reciprocal_rank(ranks) <= recall_at(ranks, 30) + 1e-9


@given(ranks=RANKS)
def test_the_order_of_questions_does_not_matter_for_recall(ranks: list[int | None]):
    assert recall_at(ranks, 5) == recall_at(ranks[::-1], 5)


@given(answer=TEXTS, accepted=st.lists(TEXTS, max_size=3))
def test_token_f1_lies_between_nought_and_one(answer: str, accepted: list[str]):
    assert 0.0 <= token_f1(answer, accepted) <= 1.0


@given(answer=TEXTS, accepted=TEXTS)
def test_token_f1_is_the_same_both_ways_round(answer: str, accepted: str):
    assert token_f1(answer, [accepted]) == token_f1(accepted, [answer])


@given(text=TEXTS)
def test_a_text_is_its_own_right_answer(text: str):
    assert token_f1(text, [text]) == 1.0
    assert contains(text, [text]) is bool(normalise(text))
