import pytest

from assistant.followups.ellipsis import complete


@pytest.mark.parametrize(
    ("previous", "fragment", "whole"),
    [
        ("What was the revenue of Norvik in 2023?", "in 2021", "What was the revenue of Norvik in 2021?"),
        ("What was the revenue of Norvik in 2023?", "the net profit", "What was the net profit of Norvik in 2023?"),
        ("What was the revenue of Norvik in 2023?", "Havila", "What was the revenue of Havila in 2023?"),
        ("What does clause 7.1 say?", "7.3", "What does clause 7.3 say?"),
        ("Who is responsible for action A1?", "A3", "Who is responsible for action A3?"),
        ("What is the weight of the BW-100?", "the BW-300 Pro", "What is the weight of the BW-300 Pro?"),
        ("How much did LST drop in Graz?", "Zaragoza", "How much did LST drop in Zaragoza?"),
        ("How much does a replacement bin cost?", "a garden bin", "How much does a garden bin cost?"),
        ("When will the new terminal open?", "the old one", "When will the old terminal open?"),
        ("How many visitors did the museum have?", "employees", "How many employees did the museum have?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(previous: str, fragment: str, whole: str) -> None:
    assert complete(previous, fragment) == whole


@pytest.mark.parametrize(
    ("fragment", "year"), [("the year before", 2022), ("the previous year", 2022), ("in the following year", 2024)]
)
def test_the_year_before_and_after_are_reckoned(fragment: str, year: int) -> None:
    assert complete("What was the revenue in 2023?", fragment) == f"What was the revenue in {year}?"


@pytest.mark.parametrize(
    ("fragment", "whole"),
    [
        ("for senior managers", "What is the notice period after probation for senior managers?"),
        ("during probation", "What is the notice period after probation during probation?"),
        ("if I am ill", "What is the notice period after probation if I am ill?"),
    ],
)
def test_a_qualifier_without_its_like_is_added(fragment: str, whole: str) -> None:
    assert complete("What is the notice period after probation?", fragment) == whole


def test_a_qualifier_takes_the_place_of_one_with_its_preposition() -> None:
    assert complete("What is the fee for residents?", "for visitors") == "What is the fee for visitors?"


def test_a_question_word_alone_asks_the_same_otherwise() -> None:
    assert complete("When will Fjordlys be delivered?", "where") == "Where will Fjordlys be delivered?"


def test_a_question_word_that_fits_no_verb_asks_about_what_was_named() -> None:
    assert complete("Who is responsible for action A1?", "by when") == "By when for action A1?"
