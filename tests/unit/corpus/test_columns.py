"""Tables of plain text, whose columns are set one below the other."""

import pytest

from corpus.cells import cell_spans
from corpus.columns import column_rows
from corpus.document import BlockKind
from corpus.structure import find_blocks

FEES = """Use                 Residents   Visitors
Wedding party              45         90
Market stall                8         14
Circus                    160        240"""
RULED = """Frequency        Side effect
---------        -----------
common           headache
rare             dry mouth"""
KINDS = "Name\tHome\tTrade\nIda\tUlvik\tsmith\nBo\tVoss\tbaker"


def rows(text: str) -> list[int]:
    return list(column_rows(text.split("\n")))


@pytest.mark.parametrize("text", [FEES, "    " + FEES.replace("\n", "\n    "), RULED, KINDS])
def test_columns_under_their_names_are_a_table(text):
    assert rows(text) == list(range(text.count("\n") + 1))


@pytest.mark.parametrize(
    "text",
    [
        "It rained.  It snowed.\nThe sun came out.  It went.\nNobody was there.  All had left.",
        "Annex 1  Form of bid\nAnnex 2  Price sheet\nAnnex 3  Maps",
        "Use         Fee\nWedding      45",
        "one  two\nthree four  five\nsix  seven eight",
        "Price: 12     Weight: 3\nPrice: 14     Weight: 2\nPrice: 15     Weight: 9",
        "",
    ],
)
def test_what_only_has_gaps_is_none(text):
    assert rows(text) == []


def test_other_lines_of_the_group_are_no_rows():
    assert rows(f"The fees in florins are these:\n{FEES}\nThey are due in May.") == [1, 2, 3, 4]


def test_rows_become_blocks_whose_cells_are_known():
    text = f"Fees of the green\n\n{FEES}\n\nThey are due in May."
    blocks = [block for block in find_blocks(text) if block.kind is BlockKind.TABLE_ROW]
    cells = [[text[slice(*span)] for span in cell_spans(text, block.start, block.end)] for block in blocks]
    assert cells == [
        ["Use", "Residents", "Visitors"],
        ["Wedding party", "45", "90"],
        ["Market stall", "8", "14"],
        ["Circus", "160", "240"],
    ]
    assert len({block.list_id for block in blocks}) == 1
