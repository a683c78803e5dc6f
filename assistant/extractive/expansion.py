"""What an abbreviation stands for: "Long Form (LF)", "LF (Long Form)", "LF stands for …", "LF, the Long Form"."""

import re

from corpus.sentences import Span

_MINOR = frozenset("of for and the in on a an to de & or".split())
_SAYS = r"(?:stands?\s+for|means|is\s+short\s+for|is\s+the\s+(?:abbreviation|acronym)\s+(?:of|for)|refers\s+to|=)"


def find_expansion(text: str, abbreviation: str) -> Span | None:
    """Return where a text spells an abbreviation out, None when it does not.

    The long form is the shortest run of words before "(ABC)" whose letters hold the abbreviation's in order and whose
    first word starts with its first letter (after Schwartz and Hearst, PSB 2003); what stands in brackets behind it; or
    what the text says that it stands for.

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
    said = re.search(rf"(?<!\w){letters}[\"“”']?\s+{_SAYS}\s+[\"“”']?((?:[^.,;:()\"“”\n]|\.(?=\w))+)", text)
    if said and _spells(_without_article(said[1]), abbreviation):
        return said.end(1) - len(_without_article(said[1])), said.end(1)
    beside = re.search(rf"(?<!\w){letters}(?:,\s+(?:or\s+)?(?:the\s+|an?\s+)?|:\s+|\s+[–—-]\s+)([^.,;:()\n]+)", text)
    return beside.span(1) if beside and _has_initials(beside[1], abbreviation) else None


def find_abbreviation(text: str, long_form: str) -> Span | None:
    """Return where a text gives the abbreviation of a long form, None when it gives none.

    Example:
        >>> text = "the World Health Organization (WHO) said"
        >>> text[slice(*find_abbreviation(text, "world health organization"))]
        'WHO'
    """
    words = r"\s+".join(map(re.escape, long_form.split()))
    if not words:
        return None
    found = re.search(rf"(?<!\w){words}\s*\(\s*[\"“”']?([^\s()\"“”']{{2,12}})[\"“”']?\s*\)", text, re.I)
    if found and _spells(_without_article(long_form), found[1]):
        return found.span(1)
    said = re.search(rf"(?<!\w)([A-Z][\w&.-]{{1,11}})\s+{_SAYS}\s+(?:the\s+)?{words}(?!\w)", text, re.I)
    return said.span(1) if said else None


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(), flags=re.I)


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


def _has_initials(long_form: str, abbreviation: str) -> bool:
    """Tell whether the words of a long form, small ones aside, begin with the letters of the abbreviation."""
    words = (word for word in re.findall(r"\w+", long_form.casefold()) if word not in _MINOR)
    return "".join(word[0] for word in words) == abbreviation.casefold()


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
