"""Count the numbered paragraphs of a Word file, whose text does not hold the numbers that a reader sees."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from corpus.readers.docx.words import own_value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = dict(m=1000, cm=900, d=500, cd=400, c=100, xc=90, l=50, xl=40, x=10, ix=9, v=5, iv=4, i=1)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        style: `decimal`, `lowerLetter`, `upperRoman`, `bullet` …
        pattern: The label, with %1 for the number of the first level, %2 of the second …
        start: First number.
    """

    style: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph's place in a list.

    Attributes:
        level: 0 outermost.
        label: What is shown before it without closing dots ("2.1"); None for a bullet.
    """

    level: int
    label: str | None


class Numbering:
    """Gives each numbered paragraph its label, in the order of the document."""

    def __init__(self, part: Any | None) -> None:
        """Read the definitions.

        Args:
            part: The root of `numbering.xml`; None in a file without lists.
        """
        self._levels: dict[str, dict[int, Level]] = {}
        self._family: dict[str, str] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        if part is None:
            return
        abstract = {own_value(a, "abstractNumId"): _levels(a) for a in part.iterchildren("{*}abstractNum")}
        for num in part.iterchildren("{*}num"):
            number, family = own_value(num, "numId"), own_value(num.find("{*}abstractNumId"), "val")
            self._levels[number] = abstract.get(family, {})
            restarts = num.find("{*}lvlOverride/{*}startOverride") is not None
            self._family[number] = f"{family}/{number}" if restarts else family

    def item(self, number: str, level: int) -> Item | None:
        """Return the place of the next paragraph of a list, None where the list is not defined.

        Args:
            number: The list's id in the file; "0" means no list.
            level: 0 outermost.
        """
        found = self._levels.get(number, {}).get(level)
        if found is None or not 0 <= level < _LEVELS:
            return None
        if found.style in ("bullet", "none"):
            return Item(level, None)
        counts = self._counts[self._family[number]]
        count = counts[level]
        counts[level] = found.start if count is None else count + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return Item(level, self._label(number, found, counts))

    def _label(self, number: str, level: Level, counts: list[int | None]) -> str:
        levels = self._levels[number]

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            at = levels.get(place, level)
            count = counts[place]
            return format_number(at.start if count is None else count, at.style)

        return _PLACE.sub(shown, level.pattern).strip(" .():;\t")


def format_number(value: int, style: str) -> str:
    """Return a number as a list shows it.

    Example:
        >>> format_number(4, "lowerRoman"), format_number(28, "upperLetter")
        ('iv', 'BB')
    """
    if style.endswith("Letter") and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 9)
        return letters.upper() if style.startswith("upper") else letters
    if style.endswith("Roman") and 0 < value < 4000:
        roman = _roman(value)
        return roman.upper() if style.startswith("upper") else roman
    return str(value)


def _roman(value: int) -> str:
    digits = ""
    for sign, size in _ROMAN.items():
        digits += sign * (value // size)
        value %= size
    return digits


def _levels(abstract: Any) -> dict[int, Level]:
    return {
        _whole(own_value(lvl, "ilvl"), 0): Level(
            own_value(lvl.find("{*}numFmt"), "val") or "decimal",
            own_value(lvl.find("{*}lvlText"), "val"),
            _whole(own_value(lvl.find("{*}start"), "val"), 1),
        )
        for lvl in abstract.iterchildren("{*}lvl")
    }


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else default
