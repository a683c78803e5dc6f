"""Take the characters out of a text that a person cannot see."""

import re

# Characters that a person cannot see and that can hide or reorder text: controls, zero-width, bidirectional
# overrides, tag characters. Joiners (U+200C, U+200D) stay: Persian and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\U000e0000-\U000e007f\ud800-\udfff]+"
)


def clean(text: str) -> str:
    r"""Return text with `\n` for every line end and without invisible characters."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def count_invisible(text: str) -> int:
    """Return how many characters `clean` would remove as invisible, carriage returns aside."""
    return sum(map(len, _INVISIBLE.findall(text)))


def invisible_note(count: int) -> tuple[str, ...]:
    """Return the note on removed characters, nothing when there were none."""
    return (f"{count} invisible character{'s' * (count > 1)} removed",) if count else ()
