"""Figures in a text, written the same way; numbers in words too."""

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


_UNITS = "two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate([*_UNITS, *_TEENS], 2)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)} | {"one": 1}
_SPOKEN = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})[- ](?P<unit>one|{'|'.join(_UNITS)})|{'|'.join([*_UNITS, *_TEENS, *_TENS])})\b",
    re.I,
)


def find_numbers(text: str) -> dict[str, str]:
    """Return the numbers of a text as figures, in order, each with how it is written there first.

    A lone "one" is left out: it is seldom a number.

    Example:
        >>> find_numbers("Twenty-one of 1,290 ships took two days.")
        {'21': 'Twenty-one', '1290': '1,290', '2': 'two'}
    """
    found = [(match.start(), match.group().replace(",", ""), match.group()) for match in FIGURE.finditer(text)]
    for match in _SPOKEN.finditer(text):
        parts = [match["tens"], match["unit"]] if match["tens"] else [match.group()]
        found.append((match.start(), str(sum(_VALUES[part.casefold()] for part in parts)), match.group()))
    numbers: dict[str, str] = {}
    for _, figure, written in sorted(found):
        numbers.setdefault(figure, written)
    return numbers
