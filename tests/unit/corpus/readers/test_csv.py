"""Separated values become a table under its header."""

import pytest

from corpus.errors import ReadError
from tests.samples.reading import only, parts, read


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(separator: str):
    text = "\n".join(separator.join(row) for row in (["Plant", "kg"], ["Tomato", "4"], ["Bean", "2"]))
    assert [row for _, row in parts(only(read(text, ".csv")))] == ["Plant | kg", "Tomato | 4", "Bean | 2"]


def test_a_quoted_cell_may_hold_separators_and_line_ends():
    document = only(read('Plant,Note\nTomato,"red, round\nand ripe"\n', ".csv"))
    assert [row for _, row in parts(document)] == ["Plant | Note", "Tomato | red, round and ripe"]


def test_rows_share_a_table_with_the_header_first():
    document = only(read("Plant,kg\nTomato,4\n\nBean,2\n", ".csv"))
    assert {block.list_id for block in document.blocks} == {0}
    assert document.slice(document.header_of(document.blocks[-1])) == "Plant | kg"


def test_a_single_column_stays_a_list_of_rows():
    assert [kind for kind, _ in parts(only(read("Plant\nTomato\nBean\n", ".csv")))] == ["table_row"] * 3


def test_another_encoding_is_read():
    rows = "Ort;Straße\n" + "Köln;Mühlgasse über dem Fluß\n" * 20
    assert "Mühlgasse über dem Fluß" in only(read(rows.encode("cp1252"), ".csv")).text


def test_too_many_cells_are_refused():
    with pytest.raises(ReadError, match="refused: limit of 2,000,000 cells"):
        read("," * 2_000_000 + "\n", ".csv")
