"""The labels that lines start with."""

import pytest

from corpus.labels import Place, bare_number, clause_number, item_number, own_number, places


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7.2 The Tenant keeps the ovens.", "7.2"),
        ("2.1.3. Data", "2.1.3"),
        ('1.1 "Premises" means the ground floor.', "1.1"),
        ("§ 5 Notice must be given.", "5"),
        ("§12a Notice", "12a"),
        ("Article 12 The Parties agree.", "12"),
        ("Clause 7: Repairs", "7"),
        ("Schedule B", "B"),
        ("第五条 甲方应当付款。", "五"),
    ],
)
def test_a_clause_carries_the_number_it_starts_with(text: str, number: str):
    assert clause_number(text) == number
    assert own_number(text, in_list=False) == number


@pytest.mark.parametrize(
    "text",
    [
        "1.5 million trees were felled.",
        "Section 3 of the Act applies.",
        "Part of it was lost.",
        "2020 was good.",
        "Articles 5 and 6 apply.",
    ],
)
def test_a_sentence_that_begins_with_a_quantity_or_names_a_clause_carries_none(text: str):
    assert own_number(text, in_list=False) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("D3 The solar roof stays", "D3"),
        ("- D3: The solar roof stays", "D3"),
        ("A1 | Draft a press release | Ann", "A1"),
        ("SC-1 | Sick leave", "SC-1"),
        ("7.2 | Repairs", None),  # what follows a row's first cell is no clause: 7.2 may be a quantity
        ("59. The Hall", "59"),
        ("- bullet", None),
        ("COVID19 cases", None),  # four letters before the number: a word, not a code
        ("A4/B5 paper", None),
    ],
)
def test_an_item_or_row_carries_the_code_it_starts_with(text: str, number: str | None):
    assert own_number(text, in_list=True) == number


def test_a_code_before_prose_is_no_label():
    assert own_number("B2 bombers flew over the town.", in_list=False) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("(ii) second", "ii"),
        ("一、开放时间", "一"),
        ("1.持身份证", "1"),
        ("(A) The Landlord", "A"),
        ("一、二线城市", None),
    ],
)
def test_items_are_labelled_in_letters_romans_and_chinese_numerals(line: str, number: str | None):
    assert item_number(line) == number


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("59. The Hall", Place("1.", 59)),
        ("(c) third", Place("(a)", 3)),
        ("(xiv) last", Place("(i)", 14)),
        ("二十、最后", Place("一、", 20)),
        ("• dot", Place("•", 0)),
    ],
)
def test_a_label_has_a_style_and_a_place_in_it(line: str, place: Place):
    assert places(line)[0] == place


def test_a_letter_that_is_a_roman_numeral_too_has_two_readings():
    assert places("(i) x") == (Place("(i)", 1), Place("(a)", 9))  # i is the ninth letter
    assert places("(v) x") == (Place("(a)", 22), Place("(i)", 5))  # v is the 22nd letter


def test_a_number_without_a_mark_counts_before_a_capital_only():
    assert (bare_number("3 Results"), bare_number("3 eggs"), bare_number("2020 Results")) == (3, None, None)
