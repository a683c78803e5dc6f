"""Find where slices of a page's text are drawn on it.

What a reader keeps of a page and what is drawn agree in their letters, not in white space, hyphens and the order of
columns. A line may stand on a page several times; which of them is meant, what stands around it tells.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.sentences import Span

_PIECE_ENDS = re.compile(r"[|\n]|(?<=[.;:!?。；：！？])\s*")
_LEAST_PIECE = 8
"""Fewest letters of a part of a quote that is looked for by itself: fewer stand on a page by chance."""
_AROUND = 200
"""Most letters before and after a slice that are compared."""
_LEAST_AROUND = 8
"""Fewest of them that tell one place from another."""
_MOST = 500
"""What stands on a page more often than this is not told apart."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page as it was read, and what is quoted of it.

    Attributes:
        text: All of the page.
        quotes: Offsets (start, end) into it.
    """

    text: str
    quotes: tuple[Span, ...]


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, in lower case, ligatures taken apart."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def find_places(page: PageText, drawn: str) -> list[list[Span]]:
    """Return for each quote where its letters are drawn: whole, or else its sentences and cells that are found.

    A quote whose place cannot be told has none.

    Args:
        page: The text and its quotes.
        drawn: The page's letters as `letters_of` returns them, character by character.
    """
    found = [letters_of(character) for character in page.text]
    edges = [0, *accumulate(map(len, found))]  # before each character, so many letters
    read = "".join(found)
    return [_places(page.text, quote, edges, _Letters(read, drawn)) for quote in page.quotes]


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a page as they were read and as they are drawn."""

    read: str
    drawn: str

    def is_drawn(self, start: int, end: int) -> bool:
        return start < end and self.read[start:end] in self.drawn

    def place(self, start: int, end: int) -> int | None:
        """Return where the slice `[start, end)` of what was read is drawn; None where that cannot be told.

        Of several places it is the one that shares the most letters around it with the slice, and with no other
        slice of the same letters as many. Where places share as many, the first is the first one.
        """
        wanted = self.read[start:end]
        drawn, read = _occurrences(self.drawn, wanted), _occurrences(self.read, wanted)
        if max(len(drawn), len(read)) > _MOST or not drawn:
            return None
        if len(drawn) == len(read) == 1:
            return drawn[0]
        fits = [self._fit(start, at, len(wanted)) for at in drawn]
        best = max(fits)
        if best < _LEAST_AROUND:
            return None
        if fits.count(best) > 1:
            same = drawn[read.index(start)] if len(drawn) == len(read) else None
            return same if same is not None and fits[drawn.index(same)] == best else None
        at = drawn[fits.index(best)]
        others = (self._fit(other, at, len(wanted)) for other in read if other != start)
        return at if all(fit < best for fit in others) else None

    def _fit(self, read: int, drawn: int, length: int) -> int:
        """Return how many letters before and after two equal slices agree; a page's edge is worth a few."""
        over, above = self.read[max(0, read - _AROUND) : read], self.drawn[max(0, drawn - _AROUND) : drawn]
        before = _agree(over[::-1], above[::-1])
        after = _agree(
            self.read[read + length : read + length + _AROUND], self.drawn[drawn + length : drawn + length + _AROUND]
        )
        return before + after


def _agree(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike, some more where nothing follows in either."""
    if one == other:
        return len(one) + _LEAST_AROUND
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _occurrences(letters: str, wanted: str) -> list[int]:
    """Return where a text begins, overlapping ones too; at most one more than are told apart."""
    found: list[int] = []
    at = letters.find(wanted)
    while at >= 0 and len(found) <= _MOST:
        found.append(at)
        at = letters.find(wanted, at + 1)
    return found


def _places(text: str, quote: Span, edges: Sequence[int], letters: _Letters) -> list[Span]:
    start, end = edges[quote[0]], edges[quote[1]]
    if letters.is_drawn(start, end):
        spans = [(start, end)]
    else:
        pieces = ((edges[first], edges[last]) for first, last in _pieces(text, quote))
        spans = [span for span in pieces if span[1] - span[0] >= _LEAST_PIECE]
    at = ((letters.place(*span), span[1] - span[0]) for span in spans)
    return [(place, place + length) for place, length in at if place is not None]


def _pieces(text: str, quote: Span) -> Iterator[Span]:
    begin = quote[0]
    for match in _PIECE_ENDS.finditer(text, *quote):
        yield begin, match.start()
        begin = match.end()
    yield begin, quote[1]
