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
