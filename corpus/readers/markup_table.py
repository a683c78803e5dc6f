"""Lay out the rows of an HTML table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WIDEST_SPAN = 100
"""A cell that says it spans more columns or rows than this is believed this far."""

Row = list["HtmlElement | None"]


def is_layout(table: "HtmlElement") -> bool:
    """Tell whether a table only places things on a page: it says so, holds another, or has a single column."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    return all(len(list(row.iterchildren("td", "th"))) <= 1 for row in table.iterdescendants("tr"))


def table_rows(table: "HtmlElement") -> Iterator[Row]:
    """Yield the rows, those of the `thead` first, so that every cell stands in its column.

    A cell that spans columns is followed by None for each further one. A cell that spans rows is repeated in each:
    a person reads it in all of them.
    """
    rows = sorted(table.iterdescendants("tr"), key=_order)
    hanging: dict[int, tuple[HtmlElement, int]] = {}
    for row in rows:
        yield _place(row, hanging)


def _place(row: "HtmlElement", hanging: "dict[int, tuple[HtmlElement, int]]") -> Row:
    """Return the cells of a row and remember in `hanging` (column: cell, rows left) those that reach further down."""
    placed: Row = []
    for cell in row.iterchildren("td", "th"):
        _fill(placed, hanging)
        below = _span(cell, "rowspan") - 1
        if below:
            hanging[len(placed)] = (cell, below)
        placed += [cell, *[None] * (_span(cell, "colspan") - 1)]
    _fill(placed, hanging)
    return placed


def _fill(placed: Row, hanging: "dict[int, tuple[HtmlElement, int]]") -> None:
    """Append the cells that hang into the next columns from rows above."""
    while len(placed) in hanging:
        cell, left = hanging.pop(len(placed))
        if left > 1:
            hanging[len(placed)] = (cell, left - 1)
        placed.append(cell)


def _order(row: "HtmlElement") -> int:
    group = row.getparent()
    return {"thead": 0, "tfoot": 2}.get(group.tag if group is not None else "", 1)


def _span(cell: "HtmlElement", name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() and len(value) < 10 else 1
