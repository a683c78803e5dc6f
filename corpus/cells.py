"""Cells of a table row, which a reader joined to one text."""

import re

from corpus.sentences import Span, trim

CELL_MARK = " | "
"""What readers put between the cells of a table row."""

_MARK = re.compile(r"(?:^|(?<= ))\|(?= |$)")


def cell_spans(text: str, start: int, end: int) -> list[Span]:
    """Return where the cells of the row `text[start:end]` stand, as offsets of `text`; those of an empty one are equal.

    A row that begins or ends with an empty cell has lost the space there: "| 2022 | 2023" are three cells.

    Example:
        >>> cell_spans("| 2022 | 2023", 0, 13)
        [(0, 0), (2, 6), (9, 13)]
    """
    marks = [start + match.start() for match in _MARK.finditer(text[start:end])]
    edges = zip([start, *(mark + 1 for mark in marks)], [*marks, end], strict=True)
    return [trim(text, first, last) or (first, first) for first, last in edges]
