"""Find tables among the rows of a page and put their cells into columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.rows import Cell, Row, make_cell, make_row

_LABEL = re.compile(
    r"[•·‣▪●○◦☐☑☒✓–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,4}\.?"
)
_OPENS = frozenset(("$", "€", "£", "¥", "(", "US$", "RMB", "$(", "€(", "£("))
_CLOSES = frozenset((")", "%", ")%", "%)", "pts", "x"))
_FAR = 1.9
"""Rows whose upper edges are further apart than this many line heights are not in one table."""
_HEADER_WORDS = 8
_LOOSE_ROWS = 3
"""So many rows of a single cell may stand between two rows of several: captions and labels inside a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in columns.

    Attributes:
        rows: The cells' texts, the header first; an empty text where a row has nothing in a column.
    """

    rows: tuple[tuple[str, ...], ...]


def join_labels(row: Row) -> Row:
    """Return a row in which a bullet or number stands in the cell of its text, and a currency sign in its number's."""
    cells: list[Cell] = []
    for cell in row.cells:
        if cells and _belongs(cells, cell, len(row.cells)):
            cells[-1] = make_cell(cells[-1].words + cell.words)
        else:
            cells.append(cell)
    return make_row(cells, edge=row.edge)


def _belongs(before: list[Cell], cell: Cell, count: int) -> bool:
    last = before[-1].text
    if last in _OPENS or cell.text in _CLOSES:
        return True
    return len(before) == 1 and count == 2 and _LABEL.fullmatch(last) is not None and any(map(str.isalpha, cell.text))


def table_end(rows: Sequence[Row], start: int) -> int:
    """Return where the table that starts at a row ends, `start` itself where none starts there.

    A table has at least two rows of several cells. Up to three rows of one cell may stand between them, at the
    distance of its other rows.
    """
    end, several, at = start, 0, start
    while at < len(rows) and (at == start or _near(rows[at - 1], rows[at])):
        if len(rows[at].cells) > 1:
            several, end = several + 1, at + 1
        elif at - end >= _LOOSE_ROWS or (at == start and not _starts_header(rows, at)):
            break
        at += 1
    return end if several > 1 else start


def make_table(rows: Sequence[Row]) -> Table:
    """Return the rows of a table with their cells in columns; the rows of its header are joined into one."""
    head = _header_rows(rows)
    columns = _columns(rows[head:])
    body = [_placed(row, columns) for row in rows[head:]]
    if not head:
        return Table(tuple(body))
    return Table((_header(rows[:head], columns), *body))


def _near(before: Row, row: Row) -> bool:
    height = min(before.bottom - before.top, row.bottom - row.top)
    return 0 <= row.top - before.top <= _FAR * height + (before.bottom - before.top - height)


def _starts_header(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a row of one cell stands above the columns of the row below, not above its label."""
    below = rows[at + 1 : at + 2 + _LOOSE_ROWS]
    wide = next((row for row in below if len(row.cells) > 1), None)
    return (
        wide is not None
        and rows[at].left > wide.left + 0.2 * (wide.right - wide.left)
        and len(rows[at].text.split()) <= 8
    )


def _header_rows(rows: Sequence[Row]) -> int:
    """Return how many rows at the top have nothing in the first column: they name the others."""
    left = min(row.left for row in rows)
    width = max(row.right for row in rows) - left
    head = 0
    while head < len(rows) - 1 and rows[head].left > left + 0.15 * width:
        head += 1
    return head


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return left and right edge of each column: cells of rows of several cells, overlapping ones joined."""
    edges = sorted((cell.left, cell.right) for row in rows if len(row.cells) > 1 for cell in row.cells)
    columns: list[tuple[float, float]] = []
    for left, right in edges:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _placed(row: Row, columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """Return the texts of a row's cells, each in its column; the cells as they are where two fall into one column."""
    places = [_nearest(cell, columns) for cell in row.cells]
    if len(row.cells) == 1 or len(set(places)) < len(places):
        return tuple(cell.text for cell in row.cells)
    texts = [""] * (places[-1] + 1)
    for place, cell in zip(places, row.cells, strict=True):
        texts[place] = cell.text
    return tuple(texts)


def _nearest(cell: Cell, columns: Sequence[tuple[float, float]]) -> int:
    middle = (cell.left + cell.right) / 2
    return min(range(len(columns)), key=lambda at: max(columns[at][0] - middle, middle - columns[at][1], 0.0))


def _header(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """Return one header: each column under all the cells that stand above it, a wide one above several."""
    names: list[list[str]] = [[] for _ in columns]
    for cell in (cell for row in rows for cell in row.cells):
        above = [at for at, (left, right) in enumerate(columns) if cell.left < right and left < cell.right]
        for at in above or [_nearest(cell, columns)]:
            names[at].append(cell.text)
    return tuple(" ".join(name) for name in names)
