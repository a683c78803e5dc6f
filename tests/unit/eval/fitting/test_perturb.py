import random

from eval.fitting.perturb import names_in, near_miss

PASSAGE = "In 1987 the Grayling Bridge was the largest bridge."


def test_a_year_becomes_one_that_the_passage_lacks() -> None:
    missed = near_miss("What opened in 1987?", PASSAGE, [], random.Random(0))
    assert missed is not None
    assert missed.startswith("What opened in ")
    assert "1987" not in missed


def test_a_name_becomes_another_name() -> None:
    assert near_miss("When did the Grayling Bridge open?", PASSAGE, ["Moby Dick"], random.Random(0)) == (
        "When did the Moby Dick open?"
    )


def test_a_word_becomes_its_opposite() -> None:
    assert near_miss("which bridge was the largest?", PASSAGE, [], random.Random(0)) == "which bridge was the smallest?"


def test_a_question_with_nothing_to_swap_gives_none() -> None:
    assert near_miss("why was it built?", PASSAGE, ["Moby Dick"], random.Random(0)) is None


def test_names_are_gathered_sorted_and_once() -> None:
    assert names_in(["did Ann meet Bob?", "did Bob leave?"]) == ["Ann", "Bob"]
