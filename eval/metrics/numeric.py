"""Do the numbers agree, however they are written?"""

import re
from collections.abc import Iterable
from decimal import Decimal

_NUMBER = re.compile(
    r"(?<![\w.])(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?:[\s-]*(?P<scale>thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def numeric_match(answer: str, accepted: Iterable[str]) -> float | None:
    """Return 1 when all numbers of some accepted answer stand in the answer, else 0.

    Numbers are compared by value: "15,600 million" is "15.6 billion". Units are not compared.

    Returns:
        None where no accepted answer holds a number, so that the measure does not apply.

    Example:
        >>> numeric_match("RMB 15,600 million", ["15.6 billion yuan"])
        1.0
    """
    wanted = [numbers for text in accepted if (numbers := find_numbers(text))]
    if not wanted:
        return None
    held = find_numbers(answer)
    return float(any(numbers <= held for numbers in wanted))


def find_numbers(text: str) -> set[Decimal]:
    """Return the values of the numbers in a text, each as often as it is one value."""
    return {_value(match) for match in _NUMBER.finditer(text)}


def _value(match: re.Match[str]) -> Decimal:
    digits = match["digits"].replace(",", "") + (match["rest"] or "")
    scale = _SCALES.get((match["scale"] or "").casefold(), 0)
    return Decimal(digits).scaleb(scale).normalize()
