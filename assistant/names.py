"""Capitalised names in English text."""

import re
from dataclasses import dataclass

_NAME = re.compile(r"\b[A-Z][\w&’'-]*(?:\s+(?:(?:of|the|and|for|de|von|van|al)\s+)?[A-Z][\w&’'-]*)*")
_OPENERS = frozenset(
    (
        "what who whom whose which when where why how is are was were do does did has have had can could will would "
        "should may in on at by for from to of the a an and but or so as if after before since he she it they we i you "
        "his her its their this that these those there tell list name give please yes no not during while some many "
        "most all both each among although though however with without because until unlike despite also then later "
        "once only even born here"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the slice `[start, end)` of the text that holds it.

    Attributes:
        text: The name with single spaces, without a possessive ending.
        start: Offset of its first character.
        end: Offset one past its last.
    """

    text: str
    start: int
    end: int


def find_names(text: str) -> list[str]:
    """Return the names in order, as `locate_names` finds them."""
    return [name.text for name in locate_names(text)]


def locate_names(text: str) -> list[Name]:
    """Return the names in order, without the capitalised common words that open sentences.

    A lone capitalised word at the start of a sentence counts only when it is all capitals.
    """
    found = []
    for match in _NAME.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        opened = _opens_sentence(text, match.start())
        while words and is_opener(words[0].group()):
            words, opened = words[1:], False
        if words and not (opened and len(words) == 1 and not _is_acronym(words[0].group())):
            name = re.sub(r"['’]s$", "", " ".join(word.group() for word in words))
            lost = len(words[-1].group()) - len(name.split(" ")[-1])
            found.append(Name(name, match.start() + words[0].start(), match.start() + words[-1].end() - lost))
    return found


def is_opener(word: str) -> bool:
    """Tell whether a word is a common one that is capitalised only where it opens a sentence."""
    return word.casefold() in _OPENERS and not _is_acronym(word)


def _opens_sentence(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in ("", ".", "!", "?", ":")


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1
