"""Lists, their labels, and how headings are told from items."""

import pytest

from corpus.document import Block, BlockKind
from corpus.labels import item_number
from corpus.structure import find_blocks

LOOSE = (
    "Tasks of the Year\n\n"
    "I. Construction of the centre\n\n"
    "1. The hub was approved.\n\n"
    "2. The centre gained strength.\n\n"
    "II. Supporting works\n\n"
    "3. The hall was built.\n\n"
    "4. The land was found."
)


def texts(text: str, kind: BlockKind) -> list[str]:
    return [text[block.start : block.end] for block in find_blocks(text) if block.kind is kind]


def items(text: str) -> list[Block]:
    return [block for block in find_blocks(text) if block.kind is BlockKind.LIST_ITEM]


def test_roman_numerals_above_items_are_headings():
    assert texts(LOOSE, BlockKind.HEADING) == ["I. Construction of the centre", "II. Supporting works"]


def test_an_item_knows_its_number():
    assert [block.number for block in items(LOOSE)] == ["1", "2", "3", "4"]


def test_an_item_knows_the_heading_above_it():
    assert [block.section for block in items(LOOSE)] == [("I. Construction of the centre",)] * 2 + [
        ("II. Supporting works",)
    ] * 2


def test_a_heading_between_items_starts_another_list():
    assert [block.list_id for block in items(LOOSE)] == [0, 0, 1, 1]


def test_a_tight_list_has_one_block_an_item():
    assert texts("We need:\n\n- bread\n- milk and\n  butter\n- salt", BlockKind.LIST_ITEM) == [
        "- bread",
        "- milk and\n  butter",
        "- salt",
    ]


def test_a_line_above_a_tight_list_stays_a_paragraph_of_its_own():
    text = "We need these:\n1. bread\n2. milk"
    assert texts(text, BlockKind.PARAGRAPH) == ["We need these:"]
    assert texts(text, BlockKind.LIST_ITEM) == ["1. bread", "2. milk"]


def test_one_line_that_looks_like_an_item_inside_a_paragraph_cuts_nothing():
    text = "The score at the break was\n3. March then brought rain\nand wind to the coast."
    assert [block.kind for block in find_blocks(text)] == [BlockKind.PARAGRAPH]


def test_a_numbered_line_alone_above_a_paragraph_is_a_heading():
    text = "Report on the Year\n\nWe looked.\n\n3. Results\n\nThe results were good and better than in the year before."
    assert texts(text, BlockKind.HEADING) == ["3. Results"]


def test_a_numbered_line_beside_another_is_an_item():
    text = "Report on the Year\n\nWe looked.\n\n3. Results\n\n4. Thanks\n\nThe end of the report is here now."
    assert texts(text, BlockKind.LIST_ITEM) == ["3. Results", "4. Thanks"]


def test_decimal_headings_nest_by_their_depth():
    text = "The Whole Report\n\n2.1 Method\n\nWe counted.\n\n2.1.1 Counting\n\nWe used paper.\n\n2.2 Result\n\nNine."
    last = [block.section for block in find_blocks(text) if block.kind is BlockKind.PARAGRAPH]
    assert last == [("2.1 Method",), ("2.1 Method", "2.1.1 Counting"), ("2.2 Result",)]


def test_a_named_part_is_a_heading():
    text = "The Whole Report\n\nChapter 2\n\nIt begins here and it goes on for long."
    assert texts(text, BlockKind.HEADING) == ["Chapter 2"]


def test_a_heading_is_not_the_last_thing_of_a_document():
    text = "The Whole Report\n\nIt begins here.\n\nThe End"
    assert texts(text, BlockKind.HEADING) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("59. The Hall", "59"),
        ("(a) first", "a"),
        ("12) twelfth", "12"),
        ("三、 结果", "三"),
        ("- bullet", None),
        ("2020 was good", None),
        ("1.5 million", None),
    ],
)
def test_the_label_of_an_item_is_its_number_or_letter(line: str, number: str | None):
    assert item_number(line) == number
