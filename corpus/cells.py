"""Cells of a table row: a reader joined them to one text, or plain text set them in columns."""

import re

from corpus.sentences import Span, trim

CELL_MARK = " | "
"""What readers put between the cells of a table row."""

_MARK = re.compile(r"(?:^|(?<= ))\|(?= |$)")
_GAP = re.compile(r"(?<=\S)(?:[ ]{2,}|[ ]*\t[ \t]*)(?=\S)")
"""Keeps the cells of a row apart that has no marks."""


def cell_spans(text: str, start: int, end: int) -> list[Span]:
    """Return where the cells of the row `text[start:end]` stand, as offsets of `text`; those of an empty one are equal.

    A row that begins or ends with an empty cell has lost the space there: "| 2022 | 2023" are three cells.

    Example:
        >>> cell_spans("| 2022 | 2023", 0, 13)
        [(0, 0), (2, 6), (9, 13)]
    """
    return marked_spans(text, start, end) or set_spans(text, start, end)


def marked_spans(text: str, start: int, end: int) -> list[Span]:
    """Return where the cells between bars stand, none where there is no bar."""
    marks = [start + match.start() for match in _MARK.finditer(text[start:end])]
    edges = zip([start, *(mark + 1 for mark in marks)], [*marks, end], strict=True)
    return [trim(text, first, last) or (first, first) for first, last in edges] if marks else []


def set_spans(text: str, start: int, end: int) -> list[Span]:
    """Return where the cells of a row stand that gaps keep apart: tabs, or two spaces and more."""
    gaps = [(start + match.start(), start + match.end()) for match in _GAP.finditer(text[start:end])]
    edges = zip([start, *(right for _, right in gaps)], [*(left for left, _ in gaps), end], strict=True)
    return [trim(text, first, last) or (first, first) for first, last in edges]
