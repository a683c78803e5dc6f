"""A statement is asked back for its date, its amount and its subject."""

import pytest

from eval.draft.echo import Asked, echo_questions


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (
            "The harbour moved 412 tonnes of grain.",
            Asked("number", "The harbour moved how many tonnes of grain?", "412 tonnes"),
        ),
        ("The hall cost RMB 9.5 million in all.", Asked("number", "The hall cost how much in all?", "RMB 9.5 million")),
        ("Sales grew by 11% last year.", Asked("number", "Sales grew by what percentage last year?", "11%")),
        ("It welcomed 1,080 guests.", Asked("number", "It welcomed how many guests?", "1,080")),
        (
            "The ferry left on May 3, 2020 for Malmo.",
            Asked("date", "The ferry left on which date for Malmo?", "May 3, 2020"),
        ),
        ("The crane fell in 1987.", Asked("date", "The crane fell in which year?", "1987")),
        ("Nils Holm repaired the crane.", Asked("name", "Who or what repaired the crane?", "Nils Holm")),
    ],
)
def test_one_part_is_asked_for_where_it_stands(sentence: str, asked: Asked):
    assert list(echo_questions(sentence)) == [asked]


@pytest.mark.parametrize(
    "sentence",
    [
        "The crane was not repaired.",
        "On July 20, the harbour opened.",  # a day without a year
        "Holm Cranes Co., Ltd repaired the crane.",  # the name goes on
        "Ships of type B12 are rare.",
    ],
)
def test_what_cannot_be_asked_cleanly_is_not_asked(sentence: str):
    assert list(echo_questions(sentence)) == []
