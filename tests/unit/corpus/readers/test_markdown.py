"""Markdown becomes the text that a reader of the page sees, with its structure."""

import pytest

from corpus.document import Block, BlockKind
from corpus.readers.draft import Draft
from corpus.readers.markdown import read_markdown


def read(text: str) -> Draft:
    return read_markdown(text, name="notes")


def parts(text: str) -> list[tuple[BlockKind, str]]:
    draft = read(text)
    return [(block.kind, draft.text[block.start : block.end]) for block in draft.blocks]


def block(text: str, words: str) -> Block:
    draft = read(text)
    return next(found for found in draft.blocks if words in draft.text[found.start : found.end])


def test_the_first_heading_of_level_one_is_the_title():
    assert read("# The *Hall*\n\nIt opened.").title == "The Hall"
    assert parts("# The *Hall*\n\nIt opened.")[0] == (BlockKind.TITLE, "The Hall")


def test_a_text_without_one_is_named_by_its_file():
    assert read("## Hall\n\nIt opened.").title == "notes"


def test_headings_nest_by_level():
    text = "# T\n\n## A\n\n### A1\n\none\n\n## B\n\ntwo"
    assert block(text, "one").section == ("A", "A1")
    assert block(text, "two").section == ("B",)


def test_underlined_headings_are_headings():
    assert parts("Hall\n====\n\nPart\n----\n\nIt opened.")[:2] == [
        (BlockKind.TITLE, "Hall"),
        (BlockKind.HEADING, "Part"),
    ]


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("It **really** _opened_ ~now~.", "It really opened ~now~."),
        ("See [the hall](https://example.org/x 'y').", "See the hall."),
        ("Run `make chat` now.", "Run make chat now."),
        ("A ![photo of it](x.png) here.", "A photo of it here."),
        ("Fish &amp; chips \\* two", "Fish & chips * two"),
        ("one\ntwo  \nthree", "one\ntwo\nthree"),
        ("It <b>really</b> opened.", "It really opened."),
    ],
)
def test_a_paragraph_is_what_a_reader_sees(marked: str, shown: str):
    assert parts(marked) == [(BlockKind.PARAGRAPH, shown)]


def test_items_of_an_ordered_list_are_numbered_from_its_start():
    text = "7. one\n8. two\n"
    assert [(read(text).blocks[row].number, parts(text)[row][1]) for row in (0, 1)] == [("7", "one"), ("8", "two")]


def test_nested_items_are_items_of_their_own():
    text = "- fruit\n  - apple\n  - pear\n- bread\n"
    assert [shown for _, shown in parts(text)] == ["fruit", "apple", "pear", "bread"]
    assert {kind for kind, _ in parts(text)} == {BlockKind.LIST_ITEM}


def test_a_second_paragraph_of_an_item_follows_it():
    assert parts("- fruit\n\n  Much of it.\n") == [(BlockKind.LIST_ITEM, "fruit"), (BlockKind.PARAGRAPH, "Much of it.")]


def test_a_table_has_a_block_a_row_and_the_header_is_the_first():
    text = "| city | people |\n|---|---:|\n| *Oslo* | 700 |\n| Bergen | 290 |\n"
    assert parts(text) == [
        (BlockKind.TABLE_ROW, "city | people"),
        (BlockKind.TABLE_ROW, "Oslo | 700"),
        (BlockKind.TABLE_ROW, "Bergen | 290"),
    ]
    assert {found.list_id for found in read(text).blocks} == {0}


@pytest.mark.parametrize("text", ["```python\nx = 1\n# no heading\n```\n", "    x = 1\n    # no heading\n"])
def test_code_is_one_block_and_nothing_in_it_is_structure(text: str):
    assert parts(text) == [(BlockKind.CODE, "x = 1\n# no heading")]


def test_front_matter_is_left_out():
    assert parts("---\ntitle: x\n---\n# Hall\n\nIt opened.") == [
        (BlockKind.TITLE, "Hall"),
        (BlockKind.PARAGRAPH, "It opened."),
    ]


def test_a_quote_is_opened():
    assert parts("> It opened.\n> - one\n") == [(BlockKind.PARAGRAPH, "It opened."), (BlockKind.LIST_ITEM, "one")]


def test_html_blocks_and_scripts_are_left_out():
    assert parts("<script>alert(1)</script>\n\nIt opened.\n\n<!-- hidden -->") == [(BlockKind.PARAGRAPH, "It opened.")]


def test_site_furniture_is_boilerplate():
    assert parts("It opened.\n\nCopyright 2020 Acme")[1][0] is BlockKind.BOILERPLATE


def test_blocks_are_parted_by_a_blank_line():
    assert read("# Hall\n\n- one\n- two").text == "Hall\n\none\n\ntwo"


def test_two_tables_are_two_lists():
    text = "| a |\n| --- |\n| 1 |\n\nbetween\n\n| b |\n| --- |\n| 2 |\n"
    blocks = read_markdown(text, name="x").blocks
    assert len({block.list_id for block in blocks if block.kind is BlockKind.TABLE_ROW}) == 2


def test_nested_items_are_a_list_of_their_own_and_the_outer_list_goes_on():
    blocks = read_markdown("1. one\n   1. inner\n2. two\n", name="x").blocks
    outer, inner, last = (block.list_id for block in blocks)
    assert (outer == last, inner == outer) == (True, False)


def test_a_rule_at_the_top_is_no_front_matter():
    assert "Intro" in read_markdown("---\n\nIntro paragraph.\n\n---\n\nMore.\n", name="x").text


FAQ = (
    "# City\n\n## Parking\n\n**Is it free?**\nYes, on Sundays.\n\n**Where do I pay?**\n\nAt the gate.\n\n"
    "## Tax\n\nNone."
)


def test_a_bold_question_heads_its_answer_on_the_next_line_or_in_the_next_paragraph():
    assert block(FAQ, "Yes").section == ("Parking", "Is it free?")
    assert block(FAQ, "At the gate").section == ("Parking", "Where do I pay?")
    assert block(FAQ, "None").section == ("Tax",)


def test_a_paragraph_that_is_one_bold_line_is_a_heading_below_the_marked_ones():
    text = "# City\n\n## Parking\n\n**By day**\n\nIt costs 2.\n\n**By night**\n\nIt is free."
    assert block(text, "It is free").section == ("Parking", "By night")


@pytest.mark.parametrize(
    "text",
    [
        "**Never do this.**\n\nIt is bad.",
        "**You must return:**\n\n- keys",
        "**Bergen, 22 February 2024** – Acme grew.\n\nMore.",
        "It is bad.\n\n**Jane Doe**",
        "**Note**\nIt is bad.\n\nMore.",
        "**The end**\n\n## Next",
        "**Oslo, 26 May 2021**\n\nIt opened.",
    ],
)
def test_other_bold_text_is_no_heading(text: str):
    assert "**" in text
    assert BlockKind.HEADING not in [kind for kind, shown in parts(text) if shown != "Next"]


def test_the_lines_of_fields_are_items_of_one_list():
    blocks = read("# Minutes\n\nPresent: Ann Li\nApologies: Bo Berg\n").blocks[1:]
    assert [(found.kind, found.list_id) for found in blocks] == [(BlockKind.LIST_ITEM, 0)] * 2


def test_a_wrapped_paragraph_stays_one_block():
    text = "We counted trees in three cities for nine years and\nNote: it was cold. Then we left and came\nback."
    assert parts(text) == [(BlockKind.PARAGRAPH, text)]


def test_bullets_and_rows_carry_the_code_they_start_with():
    text = "- **D1**: approved\n- D2 stays\n\n| No. | Action |\n| --- | --- |\n| A1 | Draft |\n"
    assert [found.number for found in read(text).blocks] == ["D1", "D2", None, "A1"]


def test_a_date_line_under_the_title_is_a_byline():
    assert parts("# City\n\nLast updated: 5 October 2023\n\nText.")[1][0] is BlockKind.BYLINE
