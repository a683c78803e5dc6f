"""Quantities that a sentence lists in one place and names in another ("… 11 % and 15 %, respectively")."""

import re
from dataclasses import dataclass

from corpus.sentences import Span

_RESPECTIVELY = re.compile(r",?\s*\(?\brespectively\b", re.I)
_SEPARATOR = re.compile(r",\s+(?:and|or|&)\s+|,\s+|;\s+(?:and\s+)?|\s+(?:and|or|&)\s+")
_CONNECTOR = re.compile(
    r"(?:with|at|by|to|of|from|for|reaching|representing|accounting|growing|rising|up|down|increasing|falling)\b",
    re.I,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_VALUE = re.compile(rf"(?:{_MONTHS})(?:\s+\d{{4}})?|[^\s,]*\d[^\s,]*(?:\s+[A-Za-z%°/²³]{{1,14}}){{0,3}}")


@dataclass(frozen=True, slots=True)
class Pair:
    """What is named and the value it gets, as offsets into the sentence."""

    name: Span
    value: Span


def align(sentence: str) -> list[Pair]:
    """Pair what a sentence names with the value it gives to each, in order.

    Args:
        sentence: A sentence with "respectively".

    Returns:
        The pairs; empty when they cannot be told surely.

    Example:
        >>> s = "Sales of A and B rose by 3% and 4%, respectively."
        >>> [(s[slice(*pair.name)], s[slice(*pair.value)]) for pair in align(s)]
        [('Sales of A', '3%'), ('B rose', '4%')]
    """
    end = _RESPECTIVELY.search(sentence)
    if end is None:
        return []
    parts = _parts(sentence, 0, end.start())
    values = _trailing_values(sentence, parts)
    if len(values) < 2:
        return []
    names = _names_before(sentence, values, parts)
    return [Pair(*each) for each in zip(names, values, strict=True)] if len(names) == len(values) else []


def _parts(sentence: str, start: int, end: int) -> list[Span]:
    """Return the stretches between separators."""
    parts, begin = [], start
    for match in _SEPARATOR.finditer(sentence, start, end):
        parts.append((begin, match.start()))
        begin = match.end()
    return [*parts, (begin, end)]


def _trailing_values(sentence: str, parts: list[Span]) -> list[Span]:
    """Return the run of values that ends the sentence; the first of them may follow other words in its stretch."""
    values: list[Span] = []
    for start, end in reversed(parts):
        matches = list(_VALUE.finditer(sentence, start, end))
        if not matches or sentence[matches[-1].end() : end].strip():
            break
        values.insert(0, matches[-1].span())
        if sentence[start : matches[-1].start()].strip():
            break
    return values


def _names_before(sentence: str, values: list[Span], parts: list[Span]) -> list[Span]:
    """Return the stretches before the values: as many as there are values, a linking phrase between them left out."""
    first = values[0][0]
    before = [(start, min(end, first)) for start, end in parts if start < first]
    if not before:
        return []
    link = sentence[slice(*before[-1])]
    if len(before) > len(values) and (_CONNECTOR.match(link.strip()) or _is_clause(sentence, before)):
        before.pop()
    else:
        start, end = before[-1]
        cut = re.search(r"\s+(?:by|to|at|of|were|was|are|is|with)\s*$", sentence[start:end])
        before[-1] = (start, start + cut.start() if cut else end)
    return before[-len(values) :]


def _is_clause(sentence: str, before: list[Span]) -> bool:
    """Tell whether the last stretch is a clause of its own behind the names ("In 2019 and 2020, sales were …")."""
    between = sentence[before[-2][1] : before[-1][0]]
    has_verb = re.search(
        r"\b(?:was|were|is|are|had|has|stood|came|rose|fell|grew|reached)\b", sentence[slice(*before[-1])]
    )
    return between.strip() == "," and has_verb is not None
