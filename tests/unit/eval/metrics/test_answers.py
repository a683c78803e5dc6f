"""Measures of an answer's words, worked out by hand."""

import pytest

from eval.metrics.exact_match import exact_match
from eval.metrics.list_overlap import list_precision, list_recall
from eval.metrics.numeric import numeric_match


@pytest.mark.parametrize(("answer", "found"), [("the Hall!", 1.0), ("hall of fame", 0.0), ("", 0.0), ("1,080", 0.0)])
def test_an_exact_match_is_the_whole_answer_after_folding(answer: str, found: float):
    assert exact_match(answer, ["Hall", "Port"]) == found


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("RMB 15,600 million", "15.6 billion yuan"),
        ("1.080.000 or 1,080,000 units", "1080000"),
        ("It fell from 7 to 3.", "3"),
        ("in 1987", "May 1987"),
        ("2.50 percent", "2.5"),
    ],
)
def test_numbers_agree_by_value(answer: str, accepted: str):
    assert numeric_match(answer, [accepted]) == 1.0


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [("15.6", "15.6 billion"), ("156", "15.6"), ("none", "4"), ("B12", "12"), ("4", "4 of 7")],
)
def test_other_numbers_do_not(answer: str, accepted: str):
    assert numeric_match(answer, [accepted]) == 0.0


def test_where_no_number_is_wanted_the_measure_does_not_apply():
    assert numeric_match("412", ["grain"]) is None


def test_a_list_is_as_whole_as_its_items_and_as_clean_as_its_lines():
    # of Ann, Bo, Cy two are shown; of the lines "Ann", "Bo", "Chapter two", "the end" two hold an item
    shown = ["1. Ann", "2. Bo", "Chapter two", "the end"]
    assert list_recall(shown, ["Ann", "Bo", "Cy"]) == pytest.approx(2 / 3)
    assert list_precision(shown, ["Ann", "Bo", "Cy"]) == 0.5


def test_nothing_shown_is_neither_whole_nor_clean():
    assert (list_recall([], ["Ann"]), list_precision([], ["Ann"])) == (0.0, 0.0)
