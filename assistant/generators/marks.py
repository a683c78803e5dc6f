"""Take citation marks out of a stream of characters."""

import re
from collections.abc import Iterator

Atom = str | tuple[int, ...]
"""A piece of text, or the numbers of a mark."""

_OPENING, _CLOSING = "[【", "]】"
_LONGEST = 48
"""Characters of the longest mark."""

_NUMBERS = r"\d{1,3}(?:\s*(?:,|;|&|and|-|–)\s*#?\d{1,3})*"
_MARK = re.compile(
    rf"[\[【]{{1,2}}\s*\^?(?:(?:passage|source|document|doc|ref)s?\.?\s*)?#?({_NUMBERS})\s*(?:†[^\]】]*)?[\]】]{{1,2}}",
    re.I,
)
_BEGUN = re.compile(r"[\[【]{1,2}[\d,;\s]*")
_RANGE = re.compile(r"(\d+)\s*[-–]\s*#?(\d+)")
_WIDEST_RANGE = 20


class MarkScanner:
    """Tells marks from text, one character at a time; code is text whatever it holds.

    Understood are `[1]`, `[1, 2]`, `[1-3]`, `[[1]]`, `【1】`, `【1†source】`, `[^1]` and `[Passage 1]`. A figure of
    four digits in brackets is a year, not a passage.

    Example:
        >>> scanner = MarkScanner()
        >>> [atom for char in "It rains [1, 2]." for atom in scanner.feed(char)][-2:]
        [(1, 2), '.']
    """

    def __init__(self) -> None:
        self._held = ""
        self._ticks = 0
        self._inline = self._fenced = False

    @property
    def in_code(self) -> bool:
        """Whether the last character stood in code."""
        return self._inline or self._fenced

    def feed(self, char: str) -> Iterator[Atom]:
        """Yield what one more character decides; what may become a mark is held back."""
        if char == "`":
            yield from self._release()
            self._ticks += 1
            yield char
            return
        self._end_ticks(char)
        if self.in_code:
            yield char
        elif self._held:
            yield from self._go_on(char)
        elif char in _OPENING:
            self._held = char
        else:
            yield char

    def end(self) -> Iterator[Atom]:
        """Yield what is held back at the end; the beginning of a mark is dropped."""
        if not _BEGUN.fullmatch(self._held):
            yield from self._release()
        self._held = ""

    def _end_ticks(self, char: str) -> None:
        if self._ticks >= 3:
            self._fenced, self._inline = not self._fenced, False
        elif self._ticks and not self._fenced:
            self._inline = not self._inline
        self._ticks = 0
        if char == "\n":
            self._inline = False

    def _go_on(self, char: str) -> Iterator[Atom]:
        """Decide on one more character behind an opening bracket."""
        if char in _OPENING:
            if self._held == char:
                self._held += char
                return
            # the third bracket of "[[[", or a bracket behind other text: what stood before is no mark
            doubled = self._held == char * 2
            yield from char if doubled else self._resolved()
            self._held = char * 2 if doubled else char
        elif char in _CLOSING:
            self._held += char
            if len(self._held) > 1 and self._held[1] in _OPENING and self._held[-2] not in _CLOSING:
                return
            yield from self._release()
        elif self._held[-1] in _CLOSING or char == "\n" or len(self._held) >= _LONGEST:
            yield from self._release()
            yield char
        else:
            self._held += char

    def _release(self) -> Iterator[Atom]:
        yield from self._resolved()
        self._held = ""

    def _resolved(self) -> Iterator[Atom]:
        """Yield the held characters as the mark that they are, else as text."""
        mark = _MARK.fullmatch(self._held)
        if mark:
            yield numbers_of(mark[1])
        else:
            yield from self._held


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the numbers that a mark names, ranges filled in.

    Example:
        >>> numbers_of("1, 3-5")
        (1, 3, 4, 5)
    """
    numbers: list[int] = []
    for part in re.split(r"[,;&]|and", text):
        found = _RANGE.search(part)
        first, last = (int(found[1]), int(found[2])) if found else (0, -1)
        if first <= last < first + _WIDEST_RANGE:
            numbers += range(first, last + 1)
        else:
            numbers += map(int, re.findall(r"\d+", part))
    return tuple(dict.fromkeys(numbers))
