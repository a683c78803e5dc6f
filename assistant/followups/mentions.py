"""Names as a text speaks of them: as what it is about, or as a place or an aside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.names import is_opener, locate_names

MARK = re.compile(r"\s*\[\d+\]")
_SUBJECT, _ASIDE = 2.0, 0.3
_CONTEXT = 40  # characters before a name that tell what it is
_CALENDAR = frozenset(
    (
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday dr mr mrs ms prof no table figure game volume chapter"
    ).split()
)
# a lone capitalised word that opens a sentence is a name only where a verb follows
_VERB = (
    "was|is|had|has|did|would|could|made|won|sang|wrote|began|got|took|gave|became|left|went|said|told|met|grew|led|ran"
)
_OPENING = re.compile(rf"(?:^|[.!?]\s+)(?P<name>[A-Z][\w-]*[a-z])(?:['’]s\b|(?=\s+(?:{_VERB}|[a-z]+ed)\b))")
_NO_NAME = re.compile(r"(?:one|everyone|someone|nobody)$|\w*ly$", re.I)
_ARTICLE = re.compile(r"\b(?:the|an?|in|at|near|into|on)\s+$", re.I)
_ASIDE_BEFORE = re.compile(
    r"\b(?:in|at|near|into|on|from|to|with|against|opposite|by|of|between|for|as)\s+(?:the\s+|an?\s+)?$|[A-Z][\w-]*,\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text.

    Attributes:
        name: The name.
        weight: How much the text is about it.
        impersonal: Whether an article or a place preposition comes before it, so that it is no person.
    """

    name: str
    weight: float
    impersonal: bool


@lru_cache(maxsize=1024)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the names of a text in order, without dates and titles."""
    opening = [
        (match.start("name"), Mention(match["name"], _SUBJECT, False))
        for match in _OPENING.finditer(text)
        if not is_opener(match["name"]) and not _NO_NAME.match(match["name"])
    ]
    inside = [
        (name.start, _weighed(name.text, text[max(0, name.start - _CONTEXT) : name.start]))
        for name in locate_names(text)
    ]
    found = sorted((*opening, *inside), key=lambda pair: pair[0])
    return tuple(mention for _, mention in found if mention.name.casefold() not in _CALENDAR)


def _weighed(name: str, before: str) -> Mention:
    opens = re.search(r"(?:^|[.!?]\s+)(?:the\s+)?$", before, re.I) is not None
    weight = _SUBJECT if opens else _ASIDE if _ASIDE_BEFORE.search(before) else 1.0
    return Mention(name, weight, _ARTICLE.search(before) is not None)
