import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.extractive.respectively import align


def named(sentence: str) -> list[tuple[str, str]]:
    return [(sentence[slice(*pair.name)], sentence[slice(*pair.value)]) for pair in align(sentence)]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Sales of A and B rose by 3% and 4%, respectively.", [("Sales of A", "3%"), ("B rose", "4%")]),
        (
            "The town counted 10 mills, 20 inns and 30 wells, with a growth rate of 1%, 2% and 3%, respectively.",
            [("The town counted 10 mills", "1%"), ("20 inns", "2%"), ("30 wells", "3%")],
        ),
        (
            "Anna, Berta, and Clara are 31, 42, and 53 years old, respectively.",
            [("Anna", "31"), ("Berta", "42"), ("Clara", "53 years old")],
        ),
        ("No such word here: 1, 2 and 3.", []),
        ("Respectively.", []),
    ],
)
def test_values_are_paired_with_names_in_order_or_not_at_all(sentence: str, pairs: list[tuple[str, str]]) -> None:
    assert named(sentence) == pairs


def test_fewer_names_than_values_pair_nothing() -> None:
    assert align("It rose 3%, 4% and 5%, respectively.") == []


def test_a_clause_behind_the_names_is_no_name() -> None:
    assert named("In 2019, 2020 and 2021, sales were 3, 4 and 5 million, respectively.") == [
        ("In 2019", "3"),
        ("2020", "4"),
        ("2021", "5 million"),
    ]


def test_values_that_begin_the_sentence_pair_nothing() -> None:
    assert align("$3.1 and $2.9 million, respectively.") == []


@given(
    st.lists(
        st.sampled_from(["respectively", "3%", "2019", "$1.2 million", "sales", "and", ",", "by", "were", ";", "("])
    )
)
def test_no_sentence_is_too_odd(words: list[str]) -> None:
    sentence = " ".join(words)
    for pair in align(sentence):
        assert 0 <= pair.name[0] <= pair.name[1] <= pair.value[0] < pair.value[1] <= len(sentence)
