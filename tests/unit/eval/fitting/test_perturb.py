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
    assert near_miss("which bridge became the largest?", PASSAGE, [], random.Random(0)) == (
        "which bridge became the smallest?"
    )


def test_a_question_with_nothing_to_swap_gives_none() -> None:
    assert near_miss("why did it open?", PASSAGE, ["Moby Dick"], random.Random(0)) is None


def test_what_a_passage_does_not_deny_is_denied() -> None:
    assert near_miss("when was it built?", PASSAGE, [], random.Random(0)) == "when was not it built?"
    assert near_miss("when was it built?", f"{PASSAGE} It is no longer there.", [], random.Random(0)) is None


def test_a_name_becomes_another_one_of_the_passage() -> None:
    passage = "There Ann Stone met Bob Reed."
    assert near_miss("when did Ann Stone leave?", passage, [], random.Random(0)) == "when did Bob Reed leave?"


def test_names_are_gathered_sorted_and_once() -> None:
    assert names_in(["did Ann meet Bob?", "did Bob leave?"]) == ["Ann", "Bob"]
