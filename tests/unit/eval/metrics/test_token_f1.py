"""Token F1, worked out by hand."""

import pytest

from eval.metrics.token_f1 import token_f1


def test_precision_and_recall_are_joined():
    # of 4 words 2 are right (1/2), of 2 right ones 2 are there (1): 2 * 1/2 * 1 / (1/2 + 1) = 2/3
    assert token_f1("RMB 15.6 billion yuan", ["15.6 billion"]) == pytest.approx(2 / 3)


def test_the_best_accepted_answer_counts():
    assert token_f1("Liu Jiayi", ["somebody", "Liu Jiayi"]) == 1.0


def test_a_repeated_word_counts_once_for_each_time_it_is_wanted():
    # found hall hall, wanted hall: precision 1/2, recall 1
    assert token_f1("hall hall", ["hall"]) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("answer", "accepted"), [("port", ["hall"]), ("", ["hall"]), ("hall", []), ("hall", [""])])
def test_no_word_in_common_is_zero(answer: str, accepted: list[str]):
    assert token_f1(answer, accepted) == 0.0
