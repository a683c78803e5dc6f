"""The README's table of limits says what the program holds a file to."""

import re
from pathlib import Path

from corpus import limits
from tests.bombs.catalogue import BOMBS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def figures() -> dict[str, list[int]]:
    """Return the figures of each row, without their units."""
    table = README.partition("| limit of a file | |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| ([a-zA-Z][^|]*) \| ([^|]*) \|$", table, re.M)
    return {name: [int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*", row)] for name, row in rows}


def test_each_limit_is_the_programs():
    assert figures() == {
        "size": [limits.FILE_BYTES // 2**20],
        "time, also of the processor": [limits.READING_SECONDS],
        "memory for reading it": [limits.READING_BYTES // 2**30],
        "text": [limits.TEXT_CHARACTERS, limits.BLOCKS, limits.DOCUMENTS],
        "pages of a PDF": [limits.PAGES],
        "cells of a sheet or table": [limits.CELLS],
        "elements or values inside each other": [limits.NESTING],
        "archives and packed formats": [
            limits.ARCHIVE_ENTRIES,
            limits.EXPANDED_BYTES // 2**20,
            limits.EXPANSION_RATIO,
            limits.ARCHIVE_DEPTH,
        ],
    }


def test_the_number_of_hostile_files_is_that_of_the_catalogue():
    assert f"reads {len(BOMBS)} files made to hurt" in README
