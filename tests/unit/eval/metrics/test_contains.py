"""An answer holds a right answer as whole words, after folding."""

import pytest

from eval.metrics.contains import contains
from eval.metrics.normalise import normalise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The  Hall, of a King!", "hall of king"),
        ("1,080,000 units", "1080000 units"),
        ("15.6 billion.", "15.6 billion"),
        ("“One-stop”", "onestop"),
        ("Ｑingdao", "qingdao"),
        ("another theory", "another theory"),
        ("北京，1949年。", "北 京 1949 年"),
    ],
)
def test_case_articles_punctuation_and_space_are_folded(text: str, folded: str):
    assert normalise(text) == folded


@pytest.mark.parametrize("accepted", ["15.6 billion", "RMB 15.6 Billion", "the 15.6 billion yuan"])
def test_an_accepted_answer_inside_the_text_counts(accepted: str):
    assert contains("It was RMB 15.6 billion yuan.", ["no", accepted])


def test_an_accepted_answer_in_chinese_needs_no_white_space_around_it():
    assert contains("会议于1949年在北京举行。", ["北京"])
    assert not contains("会议在北平举行。", ["北京"])


@pytest.mark.parametrize("accepted", ["5.6 billion", "15 billion", "15.6 bill", "156 billion"])
def test_a_part_of_a_word_or_number_does_not_count(accepted: str):
    assert not contains("It was RMB 15.6 billion yuan.", [accepted])


@pytest.mark.parametrize("accepted", [[], [""], ["the"], ["!"]])
def test_nothing_is_never_held(accepted: list[str]):
    assert not contains("anything", accepted)
