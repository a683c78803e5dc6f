"""Read a cell as a quantity that can be compared with its neighbours', or as a range that holds some."""

import re
from dataclasses import dataclass

from assistant.figures import FIGURE

_HOURS = {"second": 1 / 3600, "sec": 1 / 3600, "minute": 1 / 60, "min": 1 / 60, "hour": 1.0, "h": 1.0, "hr": 1.0}
_HOURS |= {"day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0, "yr": 8766.0}
_DURATION = re.compile(rf"(\d+(?:\.\d+)?)\s*({'|'.join(sorted(_HOURS, key=len, reverse=True))})s?\b", re.I)
_TIME = "time"
_BETWEEN = re.compile(rf"({FIGURE.pattern})\W{{0,3}}(?:-|–|to|until|and)\W{{0,3}}({FIGURE.pattern})(?![\w/-])")
_ABOVE = re.compile(
    rf"(?:\b(?:over|above|more than|from|at least)|[>≥])\W{{0,3}}({FIGURE.pattern})"
    rf"|({FIGURE.pattern})(?:\+| and (?:more|over))",
    re.I,
)
_YEARS = range(1900, 2101)
_BELOW = re.compile(rf"(?:\b(?:under|below|less than|up to|at most)|[<≤])\W{{0,3}}({FIGURE.pattern})", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and what it is an amount of; only amounts of one kind compare."""

    amount: float
    kind: str


def read_quantity(text: str) -> Quantity | None:
    """Return the first figure of a text with the words around it, or the sum of its durations in hours.

    Example:
        >>> read_quantity("1 h 30 min")
        Quantity(amount=1.5, kind='time')
        >>> read_quantity("EUR 1,290")
        Quantity(amount=1290.0, kind='eur')
    """
    durations = list(_DURATION.finditer(text))
    rest = _DURATION.sub("", text)
    if durations and not FIGURE.search(rest):
        return Quantity(sum(float(m[1]) * _HOURS[m[2].casefold()] for m in durations), _TIME)
    found = FIGURE.search(text)
    if found is None:
        return None
    words = re.sub(r"[^a-z%°€$£¥]+", " ", (text[: found.start()] + " " + text[found.end() :]).casefold())
    return Quantity(float(found.group().replace(",", "")), " ".join(words.split()))


def in_range(amount: float, text: str) -> bool:
    """Tell whether a text is a range that holds an amount, ends counted in; what can be a year is in no open range.

    Example:
        >>> in_range(60000, "£52,001 to £68,000"), in_range(5, "Years 4–6"), in_range(5, "over 10 kg")
        (True, True, False)
    """
    between = _BETWEEN.search(text)
    if between:
        return _value(between[1]) <= amount <= _value(between[2])
    above, below = _ABOVE.search(text), _BELOW.search(text)
    if (not above and not below) or amount in _YEARS:
        return False
    return (not above or amount >= _value(above[1] or above[2])) and (not below or amount <= _value(below[1]))


def _value(figure: str) -> float:
    """Return a figure's value; of "1.2.3" only what can be one."""
    found = re.match(r"\d+(?:\.\d+)?", figure.replace(",", ""))
    return float(found.group()) if found else 0.0
