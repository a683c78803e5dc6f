"""Where plain text is cut, and where it stays together."""

import pytest

from corpus.pieces import Form, find_pieces

WRAPPED = "x" * 80
"""A line that shows that a text is wrapped at 80 characters."""


def cut(text: str) -> list[str]:
    return [piece.text for piece in find_pieces(text)]


def forms(text: str) -> list[Form]:
    return [piece.form for piece in find_pieces(text)]


def test_lines_of_key_and_value_are_pieces():
    text = "Present: Ann Li (chair), Bo Berg\nApologies: Cy Dahl\nDate: 11 June 2024, 13:00"
    assert cut(text) == text.split("\n")
    assert set(forms(text)) == {Form.FIELD}


def test_a_line_above_the_fields_is_a_piece_of_its_own():
    assert cut("Contact\nPhone: 123\nMail: a@b.example")[0] == "Contact"


def test_a_field_goes_on_in_the_lines_that_are_none():
    assert cut("Present: Ann Li,\n  Bo Berg\nApologies: Cy Dahl") == [
        "Present: Ann Li,\n  Bo Berg",
        "Apologies: Cy Dahl",
    ]


def test_one_line_with_a_colon_is_prose():
    assert forms("Note: it was late.\nWe left the hall.") == [Form.PLAIN]


def test_wrapped_prose_stays_together_though_two_lines_begin_like_fields():
    first = "The hall was full, as the papers said that day, and the mayor spoke first. To"
    second = "Anna: a friend, it seemed new; it was not, and nobody who had been there before"
    assert len(cut(f"{WRAPPED}\n\n{first}\n{second}\nLater: no.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "1972  Opening in the hall\n1979  The furnace is lit",
        "1901: The club is founded\n1902: First match",
        "May 1914 – The ground is sold\n4 May 1972 – The hall opens",
        "1985–2001 Georg Amann\n2001–2014 Marianne Lutz",
    ],
)
def test_the_lines_of_a_chronicle_are_pieces(text: str):
    assert forms(text) == [Form.DATED, Form.DATED]


def test_prose_whose_lines_begin_with_years_stays_together():
    assert forms("In the spring of the year\n1972 the hall opened and in\n1979 the furnace was lit.") == [Form.PLAIN]


def test_a_question_is_parted_from_the_answer_below_it():
    assert forms("Is parking free?\nYes, on Sundays.") == [Form.QUESTION, Form.PLAIN]


def test_questions_and_answers_in_one_group_are_parted():
    text = "Q: Is it free?\nA: No.\nQ: Is it open?\nA: Yes."
    assert forms(text) == [Form.QUESTION, Form.PLAIN] * 2


def test_a_question_at_the_end_of_a_wrapped_line_stays_in_its_paragraph():
    line = "Is it so that the trees of a city grow faster than the trees of the wood?"
    assert forms(f"{WRAPPED}\n\n{line}\nEverything points to it.") == [Form.PLAIN, Form.PLAIN]


def test_questions_that_follow_one_another_stay_together():
    assert forms("Did it open?\nWhen?") == [Form.PLAIN]


def test_clauses_without_blank_lines_are_pieces():
    text = "1. TERM\n1.1 The term is one year.\n1.2 It may be renewed\nonce."
    assert cut(text) == ["1. TERM", "1.1 The term is one year.", "1.2 It may be renewed\nonce."]


def test_a_decimal_at_the_start_of_a_wrapped_line_cuts_nothing():
    assert forms("The results were (see\n3.1 Data below) good.") == [Form.PLAIN]


def test_the_name_of_an_article_is_parted_from_its_title():
    assert forms("Article 12\nTransparent information") == [Form.PART, Form.PLAIN]
