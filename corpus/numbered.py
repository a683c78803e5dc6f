"""Tell headings that are numbered "3." or "3" from the items of numbered lists, by the series that they are in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.labels import Place, bare_number, decimal_number, places, starts_item
from corpus.lines import has_heading_shape
from corpus.pieces import Piece

_DEEPEST_SERIES = 16
_BARE = "1"
_NUMBERED = frozenset(("1.", "1)", "一、", "1、", "1．"))


@dataclass(slots=True)
class _Series:
    """Pieces that count on from one another in one style, whatever stands between them."""

    style: str
    shaped: bool
    rows: list[int] = field(default_factory=list)
    last: int = 0


def heading_number(text: str) -> Place | None:
    """Return the number of a line that could be a heading's: "3.", "3)", "三、", or "3" before a capital."""
    place = next(iter(places(text)), None)
    if place and place.style in _NUMBERED:
        return place
    bare = None if place or "\n" in text else bare_number(text)
    return None if bare is None else Place(_BARE, bare)


def _series(pieces: Sequence[Piece]) -> list[_Series]:
    """Return the series of numbered pieces; one that an outer series goes on from is at its end.

    Where a number goes on two series ("3." after "2. Methods" and after the second item of a list under it), it joins
    the one whose members have its shape, else the inner one.
    """
    found: list[_Series] = []
    opened: list[_Series] = []
    for row, piece in enumerate(pieces):
        number = heading_number(piece.text)
        if number is None:
            continue
        shaped = _could_head(pieces, row)
        going_on = [at for at, one in enumerate(opened) if (one.style, one.last + 1) == (number.style, number.ordinal)]
        if going_on:
            at = max(going_on, key=lambda at: (opened[at].shaped == shaped, at))
            del opened[at + 1 :]
        else:
            opened = [*opened[1 - _DEEPEST_SERIES :], _Series(number.style, shaped)]
            found.append(opened[-1])
        opened[-1].rows.append(row)
        opened[-1].last = number.ordinal
    return found


def numbered_headings(pieces: Sequence[Piece]) -> set[int]:
    """Return the rows numbered "3." or "3" that are headings: most of their series look like one and head something."""
    rows: set[int] = set()
    for series in _series(pieces):
        shaped = [row for row in series.rows if _could_head(pieces, row)]
        heading = [row for row in shaped if _heads(pieces, row)]
        enough = len(series.rows) > 1 or series.style != _BARE or any(_has_child(pieces, row) for row in shaped)
        if enough and 2 * len(heading) > len(series.rows):
            rows |= set(shaped)
    return rows


def _could_head(pieces: Sequence[Piece], row: int) -> bool:
    return has_heading_shape(pieces[row].text) and (pieces[row].alone or _has_child(pieces, row))


def _heads(pieces: Sequence[Piece], row: int) -> bool:
    """Tell whether something stands below a numbered line: text, a list that starts anew, or its own first clause."""
    if row + 1 == len(pieces):
        return False
    following = pieces[row + 1].text
    own, after = heading_number(pieces[row].text), heading_number(following)
    restarts = after is not None and after.ordinal == 1 and after.style in _NUMBERED
    is_text = after is None and not starts_item(following)
    before_is_item = row > 0 and own is not None and _follows_directly(pieces[row - 1].text, own)
    return (is_text and not before_is_item) or restarts or _has_child(pieces, row)


def _follows_directly(before: str, own: Place) -> bool:
    number = heading_number(before)
    return number is not None and (number.style, number.ordinal + 1) == (own.style, own.ordinal)


def _has_child(pieces: Sequence[Piece], row: int) -> bool:
    number = heading_number(pieces[row].text)
    child = decimal_number(pieces[row + 1].text) if row + 1 < len(pieces) else None
    return number is not None and child is not None and child.split(".")[0] == str(number.ordinal)
