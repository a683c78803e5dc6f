import pytest

from assistant.conversation import make_standalone
from assistant.events import Turn


def after(previous: str, answer: str, question: str) -> str:
    return make_standalone(question, [Turn("user", previous), Turn("assistant", answer)])


def test_a_first_question_stays_as_it_is() -> None:
    assert make_standalone("How fast did it grow?", []) == "How fast did it grow?"


@pytest.mark.parametrize(
    ("previous", "question", "standalone"),
    [
        ("What was the export value in 2020?", "And in 2021?", "What was the export value in 2021?"),
        ("What is item 59?", "And item 60?", "What is item 60?"),
        ("Who leads Norway?", "What about Denmark?", "Who leads Denmark?"),
        ("What was the total export value in 2020?", "What about retail sales?", "What were the retail sales in 2020?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(previous: str, question: str, standalone: str) -> None:
    assert after(previous, "", question) == standalone


def test_it_becomes_the_amount_that_was_asked_for_where_it_grows() -> None:
    assert after("What was the export value in 2020?", "", "How fast did it grow?") == (
        "How fast did the export value in 2020 grow?"
    )


def test_he_becomes_the_name_that_was_answered() -> None:
    assert after("Who signed the lease?", "Arthur Vane signed the lease. [1]", "What is his office?") == (
        "What is Arthur Vane's office?"
    )


def test_a_question_with_a_name_before_its_pronoun_stands_alone() -> None:
    question = "What did Harbour Trust do with its boats?"
    assert after("Who mends nets?", "Mabel.", question) == question


def test_a_whole_new_question_is_left_alone() -> None:
    assert after("Who mends nets?", "Mabel.", "When was the mill built?") == "When was the mill built?"


def test_the_topic_lasts_over_several_turns() -> None:
    history = [
        Turn("user", "What was the export value in 2020?"),
        Turn("assistant", "12 [1]"),
        Turn("user", "And in 2021?"),
        Turn("assistant", "13 [1]"),
    ]
    assert make_standalone("How fast did it grow?", history) == "How fast did the export value in 2021 grow?"


def test_a_refused_question_is_not_what_the_next_one_points_to() -> None:
    history = [
        Turn("user", "What was the export value in 2020?"),
        Turn("assistant", "12 [1]"),
        Turn("user", "Who won the cup in 1954?"),
        Turn("assistant", "The documents do not say. Found nowhere in them: cup."),
    ]
    assert make_standalone("And in 2021?", history) == "What was the export value in 2021?"


def test_a_history_of_questions_alone_still_counts() -> None:
    history = [Turn("user", "What was the export value in 2020?")]
    assert make_standalone("And in 2021?", history) == "What was the export value in 2021?"


@pytest.mark.parametrize(
    "question",
    [
        "Which city hosts the hub that connects the firms?",
        "Is there a metro line to the port?",
        "How many projects were signed this June?",
        "Well-known companies in the list?",
    ],
)
def test_words_that_only_look_as_if_they_pointed_back_change_nothing(question: str) -> None:
    assert after("What was the export value in 2020?", "12 [1]", question) == question
