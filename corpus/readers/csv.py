"""Read comma- or tab-separated values, whatever separates them."""

import csv
import io

from corpus import limits
from corpus.errors import ReadError
from corpus.readers.decode import decode
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.grid import add_grid
from corpus.readers.reader import Source, reader_of_one

_SEPARATORS = ",;\t|"
_SAMPLE = 8 * 1024
"""Characters that show how values are separated; the time of finding out grows with their square."""


def read_csv(source: Source) -> Draft:
    """Return the draft of a file of separated values: a table, its first row the header.

    Raises:
        ReadError: It is binary, or has too many cells.
    """
    text = decode(source.data).replace("\0", "")
    grid, cells = [], 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), _dialect(text, source.suffix)):
            cells += len(row)
            limits.refuse_over(cells, limits.CELLS, "cells")
            grid.append(row)
    except csv.Error as error:
        raise ReadError(f"not separated values ({error})") from error
    builder = DraftBuilder()
    add_grid(grid, builder)
    return builder.draft(source.name)


def _dialect(text: str, suffix: str) -> type[csv.Dialect]:
    """Return how the values are separated and quoted, as the file's beginning shows."""
    sample = text[:_SAMPLE]
    try:
        return csv.Sniffer().sniff(sample[: sample.rfind("\n") + 1] or sample, _SEPARATORS)
    except csv.Error:  # one column, or lines of very different length
        return csv.excel_tab if suffix == ".tsv" else csv.excel


READER = reader_of_one(
    (".csv", ".tsv"), read_csv, keeps="rows as a table under their header; separator and encoding found out"
)
