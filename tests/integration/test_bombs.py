"""Files made to hurt cost the program little and end with a reason; `python -m tests.bombs` reads all of them."""

from pathlib import Path

import pytest

from tests.bombs.__main__ import measured
from tests.bombs.catalogue import BOMBS

# one or more of each format, the quick ones
ENDS = {
    "overlapped.zip": "refused: limit of 209,715,200 bytes expanded",
    "corners.xlsx": "1 document",
    "laughs.docx": "damaged, or not what .docx says (XMLSyntaxError)",
    "outside.epub": "1 document",
    "outside.html": "1 document",
    "outside.docx": "1 document",
    "huge.pdf": "1 document",
    "loop.pdf": "1 document",
    "matter.md": "1 document",
    "deep.json": "refused: limit of 200 values inside each other",
    "cells.csv": "refused: limit of 2,000,000 cells",
    "line.txt": "refused: limit of 20,000,000 characters",
}


@pytest.mark.parametrize("name", ENDS)
def test_a_hostile_file_ends_with_its_reason_and_costs_the_program_little(tmp_path: Path, name: str):
    result = measured(name, tmp_path)
    assert result.outcome == ENDS[name]
    assert result.growth < 50 * 2**20
    assert "root:" not in result.text  # of /etc/passwd, for which some of them ask


def test_there_are_at_least_25_and_some_of_each_format():
    assert len(BOMBS) >= 25
    suffixes = {name.rpartition(".")[2] for name in BOMBS}
    assert suffixes == set("zip xlsx docx pptx epub html pdf txt md json jsonl csv eml".split())
