import pytest

from corpus.cells import CELL_MARK, cell_spans


@pytest.mark.parametrize(
    "cells", [["a"], ["Raft", "7", "monthly"], ["", "2022", "2023"], ["a", "", "b", ""], ["", "x", ""]]
)
def test_the_cells_of_a_joined_row_are_found_also_the_empty_ones_at_its_ends(cells):
    row = CELL_MARK.join(cells).strip()  # as a builder of documents keeps it
    text = f"before {row} after"
    assert [text[start:end] for start, end in cell_spans(text, 7, 7 + len(row))] == cells


def test_a_bar_inside_a_word_parts_nothing():
    assert cell_spans("a|b | c||d", 0, 10) == [(0, 3), (6, 10)]
