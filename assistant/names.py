"""Capitalised names in English text."""

import re

_NAME = re.compile(r"\b[A-Z][\w&’'-]*(?:\s+(?:(?:of|the|and|for|de|von|van|al)\s+)?[A-Z][\w&’'-]*)*")
_OPENERS = frozenset(
    (
        "what who whom whose which when where why how is are was were do does did has have had can could will would "
        "should may in on at by for from to of the a an and but or so as if after before since he she it they we i you "
        "his her its their this that these those there tell list name give please yes no not during while some many "
        "most all both each among"
    ).split()
)


def find_names(text: str) -> list[str]:
    """Return the names in order, without the capitalised common words that open sentences.

    A lone capitalised word at the start of a sentence counts only when it is all capitals.
    """
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        opened = _opens_sentence(text, match.start())
        while words and words[0].casefold() in _OPENERS and not _is_acronym(words[0]):
            words, opened = words[1:], False
        if words and not (opened and len(words) == 1 and not _is_acronym(words[0])):
            found.append(re.sub(r"['’]s$", "", " ".join(words)))
    return found


def _opens_sentence(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in ("", ".", "!", "?", ":")


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1
