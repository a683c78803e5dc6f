"""Blocks get the headings above them and the list they are in."""

from corpus.document import BlockKind
from corpus.outline import Outline

SPAN = (0, 1)


def test_a_heading_closes_those_of_its_level_and_below():
    outline = Outline()
    for text, level in (("A", 1), ("A.1", 2), ("A.1.a", 3), ("A.2", 2)):
        outline.place(BlockKind.HEADING, SPAN, text, level=level)
    assert outline.place(BlockKind.PARAGRAPH, SPAN, "x").section == ("A", "A.2")


def test_a_heading_is_not_in_its_own_section():
    outline = Outline()
    outline.place(BlockKind.HEADING, SPAN, "A", level=1)
    assert outline.place(BlockKind.HEADING, SPAN, "A.1", level=2).section == ("A",)


def test_a_heading_over_several_lines_becomes_one_line_of_a_section():
    outline = Outline()
    outline.place(BlockKind.HEADING, SPAN, "A\n  long one")
    assert outline.place(BlockKind.PARAGRAPH, SPAN, "x").section == ("A long one",)


def test_table_rows_after_list_items_are_another_list():
    outline = Outline()
    kinds = (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
    assert [outline.place(kind, SPAN, "x").list_id for kind in kinds] == [0, 0, 1, None, 2]


def test_only_items_carry_a_number():
    outline = Outline()
    assert outline.place(BlockKind.HEADING, SPAN, "3. Results", number="3").number is None
    assert outline.place(BlockKind.LIST_ITEM, SPAN, "3. Results", number="3").number == "3"
