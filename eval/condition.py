"""Conditions under which a comparison fails, for continuous integration: `f1 < -0.01`."""

import difflib
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import SettingsError
from eval.comparison import Change, Comparison
from eval.measures import MEASURES
from eval.set_measures import SET_MEASURES

_PATTERN = re.compile(r"(?P<name>.+?)\s*(?P<sign><=|>=|<|>)\s*(?P<bound>[+-]?\d*\.?\d+)\s*")
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on how much a measure may change; compared with after minus before.

    Attributes:
        key: Of the measure.
        sign: One of `<`, `<=`, `>`, `>=`.
        bound: In the measure's own unit.
    """

    key: str
    sign: str
    bound: float

    def met_by(self, comparison: Comparison) -> Change | None:
        """Return the change that meets the condition, None when it does not.

        Raises:
            SettingsError: The two runs do not have the measure.
        """
        change = next((each for each in comparison.changes if each.key == self.key), None)
        if change is None:
            raise SettingsError(f"these runs do not measure {self.key!r}; they have: {_listed(comparison)}")
        return change if _SIGNS[self.sign](change.difference, self.bound) else None

    def __str__(self) -> str:
        return f"{self.key} {self.sign} {self.bound:g}"


def parse_condition(text: str) -> Condition:
    """Return the condition that a text such as `f1 < -0.01` states; the measure by its key or its label.

    Raises:
        SettingsError: It is no condition or names no measure.
    """
    match = _PATTERN.fullmatch(text.strip())
    if match is None:
        raise SettingsError(f'{text!r} is no condition; write a measure, a sign and a number, such as "f1 < -0.01"')
    keys = {name: each.key for each in (*MEASURES, *SET_MEASURES) for name in (each.key, each.label)}
    if match["name"] not in keys:
        nearest = difflib.get_close_matches(match["name"], keys, n=1, cutoff=0.0)[0]
        raise SettingsError(f"unknown measure {match['name']!r}; did you mean {nearest!r}?")
    return Condition(keys[match["name"]], match["sign"], float(match["bound"]))


def _listed(comparison: Comparison) -> str:
    return ", ".join(change.key for change in comparison.changes)
