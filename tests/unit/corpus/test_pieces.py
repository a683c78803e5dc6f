"""Where plain text is cut, and where it stays together."""

import pytest

from corpus.forms import Form
from corpus.pieces import find_pieces

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


SENTENCE = "The sea lock opens two hours either side of high water, and boats call the watch before they come in."
"""A line that shows that a text is not wrapped by hand."""


@pytest.mark.parametrize(
    "heading", ["Speed and lights", "7. STUDY ROOMS", "SIGNS TO WATCH FOR", "Who we are", "Comment 3 - Ann Li, 3 May"]
)
@pytest.mark.parametrize("below", [SENTENCE, "Rent: 300 euros\nDeposit: 85 euros", "- hay\n- water"])
def test_a_heading_directly_above_what_it_heads_stands_alone(heading: str, below: str):
    first = find_pieces(f"Harbour notice\n\n{heading}\n{below}")[1]
    assert (first.text, first.alone) == (heading, True)


@pytest.mark.parametrize(
    "first",
    [
        "The ferry was late, as it often is in autumn, and so we went on foot to the",
        "We went on foot to the hall, where nobody had heard of us.",
        "Dear Thaddeus,",
        "Deposit: 300 euros",
        "- a torch",
    ],
)
def test_a_line_that_runs_on_ends_a_sentence_or_is_labelled_heads_nothing(first: str):
    assert not find_pieces(f"Harbour notice\n\n{first}\n{SENTENCE}")[1].alone


def test_the_first_line_of_a_wrapped_paragraph_heads_nothing():
    lines = [
        "Visitors of the harbour who come by boat call the",
        "Watch, channel 22. They then wait there until",
        "it opens.",
    ]
    assert cut("\n".join([WRAPPED, "", *lines]))[1:] == ["\n".join(lines)]


def test_a_line_in_capitals_above_others_is_the_title_with_the_line_below_it():
    first, *rest = find_pieces(
        f"WARRANTY CERTIFICATE\nBrumal 6 Pellet Stove\nMaker: Ferrowick\nModel: Brumal 6\n\n{SENTENCE}"
    )
    assert (first.text, first.alone) == ("WARRANTY CERTIFICATE\nBrumal 6 Pellet Stove", True)
    assert rest[0].text == "Maker: Ferrowick"


def test_a_date_below_a_line_in_capitals_is_no_part_of_the_title():
    assert cut(f"RULES OF USE\nIn force from 1 January 2025\n\n{SENTENCE}")[0] == "RULES OF USE"


def test_where_lines_are_not_wrapped_each_is_a_unit():
    lines = [SENTENCE, "Dogs are allowed on the lower deck.", "Bettine"]
    assert cut("\n".join(lines)) == lines


def test_a_line_that_goes_on_in_small_letters_or_indented_stays_with_the_one_before():
    assert cut(f"{SENTENCE}\nand not before.\n  See the board.") == [f"{SENTENCE}\nand not before.\n  See the board."]


def test_below_fields_a_sentence_is_a_unit_and_a_bare_line_is_not():
    text = f"Clinic: Larkmead\nAddress: 5 Tannery Lane\nOmbersly\nPets wait in the car.\n\n{SENTENCE}"
    assert cut(text)[:3] == ["Clinic: Larkmead", "Address: 5 Tannery Lane\nOmbersly", "Pets wait in the car."]


def test_beside_fields_a_line_with_a_longer_label_is_one():
    text = f"Guest card: 5 euros\nMembers' card: 15 euros\nYearly fee, adults and children: 15 euros\n\n{SENTENCE}"
    assert forms(text)[:3] == [Form.FIELD] * 3


def test_lines_of_as_many_cells_are_rows():
    rows = ["Trade | Candidates | Passed", "Joiners | 168 | 151", "Bakers | 74 | 66"]
    pieces = find_pieces("\n".join(["Results of the summer", *rows, SENTENCE]))
    assert [piece.text for piece in pieces if piece.form is Form.ROW] == rows
    assert pieces[-1].text == SENTENCE


def test_two_lines_with_bars_are_no_table():
    assert Form.ROW not in forms("Joiners | 168\nBakers | 74")


def test_the_lines_of_a_long_log_stay_together():
    log = "\n".join(f"{hour:04} the gate opened for a boat of the harbour master" for hour in range(500))
    assert len(cut(f"{SENTENCE}\n\n{log}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "- MILK\n- EGGS",
        "1. BREAD\n2. MILK",
        "NAME | AGE | CITY\nAnn | 3 | York\nBo | 4 | Hull",
        "NOTICE IS HEREBY GIVEN THAT THE ANNUAL GENERAL MEETING OF MEMBERS\nWILL BE HELD ON 3 MAY AT THE HALL.",
        "[14:02] ANNA MORNING ALL\n[14:03] BEN HI",
    ],
)
def test_items_rows_records_and_wrapped_capitals_are_no_title(text: str):
    assert not any("\n" not in piece.text and piece.alone for piece in find_pieces(text)[:1])


def test_a_title_takes_no_part_of_the_paragraph_below_it():
    prose = (
        "The harbour at Kilbeg was built between 1821 and 1827 under\nthe direction of Nimmo, who did not see it done."
    )
    assert cut(f"KILBEG HARBOUR\n{prose}") == ["KILBEG HARBOUR", prose]


def test_a_full_first_line_of_a_paragraph_heads_nothing():
    licence = (
        'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS\n'
        "OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY.\n"
        "IN NO EVENT SHALL THE AUTHORS BE LIABLE FOR ANY CLAIM."
    )
    assert cut(f"Licence\n\n{licence}")[1:] == [licence]


def test_a_wrapped_paragraph_stays_together_beside_a_line_that_cannot_be_wrapped():
    paragraph = (
        "The papers are kept in the National Library of Ireland in\n"
        "Dublin, where a copy of them can be read on two days of the\n"
        f"week; see https://library.example/{'x' * 90}\n"
        "for the list, which names the ships and their owners."
    )
    assert cut(paragraph) == [paragraph]


def test_a_reference_to_a_clause_where_a_line_is_wrapped_is_no_clause():
    prose = (
        "The tenant gives the keys back in the manner that is set out in\nClause 7. The landlord then pays the deposit."
    )
    assert cut(f"{WRAPPED}\n\n{prose}")[1:] == [prose]


def test_a_dash_in_a_wrapped_paragraph_makes_its_first_line_no_heading():
    prose = (
        "The harbour master of Bergen said in a statement on Tuesday\n- and nobody doubted it - that the gate shuts."
    )
    assert cut(f"Harbour\n\n{prose}")[1:] == [prose]


def test_without_blank_lines_a_short_line_above_a_paragraph_is_set_off():
    text = f"{SENTENCE}\nFinding a flat\n{SENTENCE}\nWhat it costs\n{SENTENCE}"
    assert [piece.text for piece in find_pieces(text) if piece.alone] == ["Finding a flat", "What it costs"]


@pytest.mark.parametrize(
    "line", ["> Is the key still with Mrs Lind?", "[14:02] <ben> is it on?", "12/05/2024, 18:41 - Anna: ok?"]
)
def test_a_quoted_or_stamped_line_heads_nothing(line: str):
    assert Form.QUESTION not in forms(f"{line}\nIt is with the porter, who leaves at six.")


def test_a_table_with_outer_bars_and_a_rule_below_its_header_is_rows():
    text = "| Vessel | Permit |\n|--------|--------|\n| Anna | 300 |\n| | 85 |"
    assert forms(text) == [Form.ROW] * 4


def test_short_clauses_without_a_mark_at_their_end_are_pieces():
    clauses = ["2.1 Study sites", "2.2 Test fields", "2.3 Data tables"]
    assert cut("\n".join(clauses)) == clauses
