"""Read a cell as a quantity that can be compared with its neighbours'."""

import re
from dataclasses import dataclass

from assistant.figures import FIGURE

_HOURS = {"second": 1 / 3600, "sec": 1 / 3600, "minute": 1 / 60, "min": 1 / 60, "hour": 1.0, "h": 1.0, "hr": 1.0}
_HOURS |= {"day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0, "yr": 8766.0}
_DURATION = re.compile(rf"(\d+(?:\.\d+)?)\s*({'|'.join(sorted(_HOURS, key=len, reverse=True))})s?\b", re.I)
_TIME = "time"


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
