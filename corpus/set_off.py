"""Find the line that stands directly above the lines that it names: a text's title, a heading without a blank line."""

import math
import re

from corpus.dates import find_date
from corpus.labels import item_number, starts_item
from corpus.lines import (
    could_stand_above,
    ends_sentence,
    is_field,
    is_labelled,
    is_meant,
    line_width,
)
from corpus.sentences import Span, trim

_FULL, _NARROW = 2 / 3, 60
"""A line over this share of the widest one of its group, or of so many characters, is too full to head prose."""


def title_above(text: str, start: int, end: int, *, width: float) -> Span | None:
    """Return the title that stands directly above other lines of a text's first group: a line in capitals.

    The next line belongs to it where that could stand above what follows and tells no date.

    Args:
        text: The whole text.
        start: Offset of the first group of lines.
        end: Offset one past it.
        width: How long a line of the text may get before it is wrapped.
    """
    lines = text[start:end].strip().split("\n", 3)
    if len(lines) == 1 or not lines[0].isupper() or starts_item(lines[0]):
        return None
    first, second, third = (*lines, "")[:3]
    if not (could_stand_above(first) and is_meant(first, second, width)):
        return None
    ended = (width == math.inf or is_meant(second, third, width)) and not third[:1].islower()
    both = could_stand_above(second) and ended and not (starts_item(second) or find_date(second))
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return trim(text, begin, begin + len("\n".join(lines[: 1 + both])))


def heading_above(text: str, start: int, end: int, *, width: float) -> int | None:
    """Return the offset where the first line of a group ends, if it stands as a heading above the others.

    Args:
        text: The whole text.
        start: Offset of the group's first character.
        end: Offset one past its last.
        width: How long a line of the text may get before it is wrapped.
    """
    first = text.find("\n", start, end)
    if first < 0:
        return None
    line, below = text[start:first], text[first + 1 : end].split("\n")
    bullet = starts_item(line) and item_number(line) is None
    if bullet or below[0].lstrip()[:1].islower() or not could_stand_above(line):
        return None
    marked = _heads_marked(below) and not (is_labelled(line) and is_labelled(below[0]))  # fields among others
    return first if marked or _heads_prose(line, below, width) else None


def could_head(line: str, below: str) -> bool:
    """Tell whether one line of a text whose lines are not wrapped heads the next one, a paragraph."""
    return could_stand_above(line) and len(below) > 3 * len(line) and ends_sentence(below)


def _heads_marked(below: list[str]) -> bool:
    """Tell whether two items or two lines of "Key: value" stand below."""
    return sum(map(starts_item, below)) > 1 or (len(below) > 1 and all(map(is_field, below[:2])))


def _heads_prose(line: str, below: list[str], width: float) -> bool:
    """Tell whether a line was ended on purpose above prose, or in capitals above other lines."""
    shown = line.strip()
    widest = max(len(each.rstrip()) for each in (line, *below))
    alone = len(below) == 1 and width == math.inf
    if not is_meant(line, below[0], line_width("\n".join((line, *below)), least=0)):
        return False
    if not alone and len(shown) > _FULL * max(widest, _NARROW):
        return False
    if shown.isupper() and not below[0].isupper():
        return True
    longer = item_number(line) is not None or sum(map(len, below)) > len(line)
    return longer and any(re.search(r"[.!?。！？][\"'”’)\]]*(?:\s|$)", each) for each in below)
