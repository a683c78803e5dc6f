"""Tell which script a text is written in."""

import unicodedata
from collections import Counter

_SAMPLE = 20_000
_MOSTLY = 0.5
_COVERED = "LATIN"


def script_note(text: str) -> tuple[str, ...]:
    """Return a note where most letters are of a script that an English encoder does not know, nothing otherwise.

    Only the beginning is looked at. Letters of two scripts that are used together (kana and Chinese characters) are
    told apart by name but counted as not Latin alike.
    """
    scripts: Counter[str] = Counter()
    for char, count in Counter(text[:_SAMPLE]).items():  # a text has few different letters
        if char.isalpha():
            scripts[_script(char)] += count
    foreign = {script: count for script, count in scripts.items() if script != _COVERED}
    if sum(foreign.values()) <= _MOSTLY * scripts.total():
        return ()
    most = max(foreign, key=lambda script: foreign[script])
    return (f"mostly {most.lower()} letters: the English encoder knows few, so it is found by its words alone",)


def _script(char: str) -> str:
    """Return the first word of a letter's Unicode name, which names its script ("LATIN SMALL LETTER A")."""
    word = unicodedata.name(char, "UNKNOWN").split()[0]
    return "LATIN" if word in ("FEMININE", "MASCULINE", "FULLWIDTH", "MATHEMATICAL", "MICRO") else word
