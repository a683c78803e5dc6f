"""What an abbreviation stands for, from "Long Form (LF)" or "LF (Long Form)"."""

import re

from corpus.sentences import Span

_MINOR = frozenset("of for and the in on a an to de & or".split())


def find_expansion(text: str, abbreviation: str) -> Span | None:
    """Return where a text spells an abbreviation out, None when it does not.

    The long form is the shortest run of words before "(ABC)" whose letters hold the abbreviation's in order and whose
    first word starts with its first letter (after Schwartz and Hearst, PSB 2003); or what stands in brackets behind it.

    Example:
        >>> text = "the World Health Organization (WHO) said"
        >>> text[slice(*find_expansion(text, "WHO"))]
        'World Health Organization'
    """
    letters = re.escape(abbreviation)
    before = re.search(rf"\(\s*(?:hereinafter |referred to as |the |[\"“”'])*{letters}[\"“”']?\s*\)", text)
    if before and (span := _long_form_before(text, before.start(), abbreviation)):
        return span
    behind = re.search(rf"\b{letters}\s*\(([^()]+)\)", text)
    if behind and _spells(behind[1], abbreviation):
        return behind.span(1)
    return None


def _long_form_before(text: str, end: int, abbreviation: str) -> Span | None:
    """Return the shortest run of words before `end`; a word may also start after a hyphen ("China-SCO" for "SCO…")."""
    words = list(re.finditer(r"[^\s(),;:]+", text[:end]))
    for first in reversed(words[-3 * len(abbreviation) :]):
        starts = [
            first.start(),
            *(first.start() + hyphen.end() for hyphen in re.finditer("-", first.group())),
        ]
        if first.group().casefold() not in _MINOR and any(_spells(text[start:end], abbreviation) for start in starts):
            return first.start(), len(text[:end].rstrip())
    return None


def _spells(long_form: str, abbreviation: str) -> bool:
    """Tell whether the abbreviation's letters stand in order in the long form, the first at its very start."""
    letters = [char for char in abbreviation.casefold() if char.isalnum()]
    words = long_form.casefold()
    if not letters or not words.startswith(letters[0]) or len(long_form) <= len(abbreviation):
        return False
    place = 0
    for letter in letters:
        place = words.find(letter, place) + 1
        if place == 0:
            return False
    return True
