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
