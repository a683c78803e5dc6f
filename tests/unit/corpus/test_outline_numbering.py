"""Contracts, handbooks, papers and FAQs: what is a heading, an item, a clause, and under what it stands."""

import pytest

from corpus.document import Block, BlockKind
from corpus.structure import find_blocks

CONTRACT = (
    "LEASE OF THE MILL\n\nThis Lease is made on 14 September 2021 between\n\nAnn Li (the Landlord).\n\n"
    "6. USE\n\n6.1 The mill may be used only as a bakery.\n\n"
    "6.2 The Tenant must not:\n(a) sing at night;\n(b) store oil; or\n(c) place signs;\n(d) block the gate.\n\n"
    "7. REPAIRS AND ALTERATIONS\n\n7.1 The Landlord keeps the roof.\n\n"
    "7.2 The Landlord may end this Lease if\n(a) rent is unpaid; or\n(b) the mill burns.\n\n7.3 The rest is free."
)
HANDBOOK = (
    "The Staff Handbook\n\n1. Working time\n\n1. The week has 37 hours.\n\n2. Core hours are 10 to 15.\n\n"
    "2. Leave\n\nLeave is granted on request.\n\n3. Expenses\n\n"
    "You will need to hand in these things:\n\n- a receipt\n- a form"
)
PAPER = (
    "Trees and Heat in Cities\n\nAbstract\n\nWe measured the heat of streets.\n\n1 Introduction\n\nCities are warm.\n\n"
    "2 Methods\n\n2.1 Study sites\n\nThree cities in Europe.\n\n3 Results\n\nTrees cool the streets."
)


HEADINGS = ["Abstract", "1 Introduction", "2 Methods", "2.1 Study sites", "3 Results"]


def texts(text: str, kind: BlockKind) -> list[str]:
    return [text[block.start : block.end] for block in find_blocks(text) if block.kind is kind]


def block(text: str, words: str) -> Block:
    return next(found for found in find_blocks(text) if words in text[found.start : found.end])


def test_numbered_headings_between_clauses_and_lettered_items_are_headings():
    assert texts(CONTRACT, BlockKind.HEADING) == ["6. USE", "7. REPAIRS AND ALTERATIONS"]


@pytest.mark.parametrize("words", ["6.2 The Tenant must not", "7.2 The Landlord may", "This Lease is made on"])
def test_a_lead_in_and_a_line_that_runs_on_are_no_headings(words: str):
    assert block(CONTRACT, words).kind is BlockKind.PARAGRAPH


def test_clauses_stand_under_their_article_and_carry_their_number():
    found = block(CONTRACT, "7.1 The Landlord")
    assert (found.section, found.number) == (("7. REPAIRS AND ALTERATIONS",), "7.1")


def test_the_third_letter_of_a_list_is_no_copyright_line():
    assert [found.number for found in find_blocks(CONTRACT) if found.list_id == 0] == ["a", "b", "c", "d"]


def test_a_third_item_that_begins_with_a_year_is_no_copyright_line():
    text = "Who may come\n\nThese may come:\n(a) staff;\n(b) guests;\n(c) 2019 joiners."
    assert texts(text, BlockKind.BOILERPLATE) == []


def test_a_copyright_line_with_a_name_and_a_year_is_boilerplate():
    assert texts("The Hall\n\nIt opened.\n\n(c) Acme Ltd. 2019", BlockKind.BOILERPLATE) == ["(c) Acme Ltd. 2019"]


def test_numbered_headings_are_told_from_the_numbered_lists_under_them():
    assert texts(HANDBOOK, BlockKind.HEADING) == ["1. Working time", "2. Leave", "3. Expenses"]
    assert texts(HANDBOOK, BlockKind.LIST_ITEM)[:2] == ["1. The week has 37 hours.", "2. Core hours are 10 to 15."]


def test_a_long_line_that_ends_in_a_colon_leads_in_its_list():
    assert block(HANDBOOK, "You will need").kind is BlockKind.PARAGRAPH


def test_a_short_title_that_ends_in_a_colon_stands_inside_its_numbered_heading():
    text = "The Big Manual\n\n1. Use\n\nIt is easy.\n\nSteps:\n\n1) Open it.\n\n2. Care\n\nClean it."
    assert block(text, "1) Open").section == ("1. Use", "Steps:")


def test_numbers_without_a_dot_head_the_sections_of_a_paper():
    assert texts(PAPER, BlockKind.HEADING) == HEADINGS
    assert block(PAPER, "Three cities").section == ("2 Methods", "2.1 Study sites")


def test_a_lone_quantity_is_no_heading():
    assert texts("Bread\n\nWe need these.\n\n3 Eggs\n\nMix them all together.", BlockKind.HEADING) == []


def test_an_article_heads_its_title_and_its_title_the_text():
    text = "The Act\n\nCHAPTER I\n\nArticle 5\nScope\n\n1. It binds all.\n2. It is short.\n\nArticle 6\nEnd\n\nIt ends."
    assert block(text, "1. It binds").section == ("CHAPTER I", "Article 5", "Scope")
    assert block(text, "It ends.").section == ("CHAPTER I", "Article 6", "End")


def test_lists_nest_by_the_style_of_their_labels():
    text = "Our rules:\n1. Be kind:\n(a) to guests;\n(i) old ones;\n(ii) new ones;\n(b) to staff.\n2. Be quiet."
    items = [found.list_id for found in find_blocks(text) if found.kind is BlockKind.LIST_ITEM]
    assert items == [0, 1, 2, 2, 1, 0]


def test_a_question_heads_its_answer_inside_its_heading():
    text = "Questions\n\nParking\n\nIs parking free?\nYes, on Sundays.\n\nWhere do I pay?\n\nAt the gate, by card."
    assert block(text, "Yes").section == ("Parking", "Is parking free?")
    assert block(text, "At the gate").section == ("Parking", "Where do I pay?")


def test_questions_without_answers_between_them_are_no_headings():
    text = "Questions for the Study\n\n1. What is heat?\n\n2. What is shade?\n\n3. Why?\n\nWe asked these three."
    assert len(texts(text, BlockKind.LIST_ITEM)) == 3


def test_the_years_of_a_chronicle_are_numbers_of_one_list():
    items = [
        found for found in find_blocks("Our Club\n\n1972  Opening\n1972  First match\n1979  Flood") if found.number
    ]
    assert ([found.number for found in items], {found.list_id for found in items}) == (["1972", "1972", "1979"], {0})
