"""Figures in a text, written the same way."""

import re

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
"""A number with its separators."""


def find_figures(text: str) -> tuple[str, ...]:
    """Return the figures of a text in order, without thousands separators.

    Example:
        >>> find_figures("1,290 of 7.5 million")
        ('1290', '7.5')
    """
    return tuple(figure.replace(",", "") for figure in FIGURE.findall(text))
