"""Lay out the rows of a Word table."""

from collections.abc import Iterator
from typing import Any

from corpus.readers.docx.words import own_value, text_of

_WIDEST_SPAN = 100
"""A cell that says it spans more columns than this is believed this far."""


def table_rows(table: Any) -> Iterator[list[str]]:
    """Yield the texts of each row's cells, each in its column.

    A cell that spans columns is followed by an empty text for each further one; one that spans rows is repeated.
    """
    above: list[str] = []
    for row in table.iterchildren("{*}tr"):
        texts: list[str] = []
        for cell in row.iterchildren("{*}tc"):
            merge = cell.find("{*}tcPr/{*}vMerge")
            hangs = merge is not None and own_value(merge) != "restart"
            text = above[len(texts)] if hangs and len(texts) < len(above) else text_of(cell)
            texts += [text, *[""] * (_span(cell) - 1)]
        yield texts
        above = texts


def _span(cell: Any) -> int:
    span = own_value(cell.find("{*}tcPr/{*}gridSpan"))
    return min(max(int(span), 1), _WIDEST_SPAN) if span.isdecimal() and len(span) < 7 else 1
