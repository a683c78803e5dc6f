"""Figures are compared as they mean, not as they are written."""

import pytest

from assistant.figures import find_numbers
from assistant.support import missing_figures


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ninety-nine of 1,290", {"99": "Ninety-nine", "1290": "1,290"}),
        ("twelve, then 12 again", {"12": "twelve"}),
        ("forty one", {"41": "forty one"}),
        ("one of them, someone, tenor, often", {}),
        ("", {}),
    ],
)
def test_numbers_are_found_in_figures_and_in_words(text, numbers):
    assert find_numbers(text) == numbers


def test_a_number_may_stand_in_words_here_and_in_figures_there():
    assert missing_figures("Three ships and 7 boats.", ["3 ships", "seven boats"]) == []


def test_another_number_in_words_is_missing():
    assert missing_figures("Three ships came.", ["Five ships came."]) == ["Three"]
