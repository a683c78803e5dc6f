"""Read an Excel workbook: sheets as sections, rows as tables, formulas by their last value."""

import io
import warnings
from typing import Any

from corpus import limits
from corpus.archive import open_archive
from corpus.document import BlockKind
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.grid import add_grid
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import sensible
from corpus.readers.xlsx.shown import shown


def read_xlsx(source: Source) -> Draft:
    """Return the draft of a workbook.

    Raises:
        ReadError: It is none, encrypted, or over a limit.
    """
    import openpyxl

    open_archive(source.data).close()
    builder = DraftBuilder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep; nothing is written back
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
        try:
            cells = 0
            for sheet in book.worksheets:
                cells += _add_sheet(sheet, builder, limits.CELLS - cells)
            return builder.draft(sensible(book.properties.title) or source.name)
        finally:
            book.close()


def _add_sheet(sheet: Any, builder: DraftBuilder, left: int) -> int:
    """Add a sheet and return how many cells it has, at most `left`."""
    if sheet.sheet_state != "visible":
        builder.notes.append(f"sheet {sheet.title!r} is hidden: not read")
        return 0
    sheet.reset_dimensions()  # the stated size may be any, and every cell of it would be made
    grid: list[list[str]] = []
    cells = 0
    for row in sheet.iter_rows():
        cells += len(row)
        if cells > left:
            limits.refuse_over(limits.CELLS + 1, limits.CELLS, "cells")
        grid.append([shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in row])
    if not any(cell for row in grid for cell in row):
        builder.notes.append(f"sheet {sheet.title!r} is empty")
        return cells
    builder.add(BlockKind.HEADING, sheet.title)
    add_grid(grid, builder)
    return cells


READER = reader_of_one(
    (".xlsx", ".xlsm"),
    read_xlsx,
    keeps="sheets as sections, rows as tables under their header, values as shown; formulas by their last value",
    library="openpyxl, defusedxml",
)
