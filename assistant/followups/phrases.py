"""The phrases of a question that a follow-up can replace or point to: times, labels, names, things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.names import locate_names
from embeddings.analysis import STOP_WORDS

_LONGEST_QUESTION = 500  # characters; what is longer than that is no follow-up
_CONTEXT = 40  # characters before a phrase that hold its article and preposition
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME = re.compile(
    rf"\b(?:(?:\d{{1,2}}\.?\s+)?(?:{_MONTH})\b(?:\s+\d{{1,2}}\b,?)?(?:\s+\d{{4}}\b)?"
    r"|Q[1-4](?:\s+\d{4})?|(?:1[0-9]|20)\d\d(?![\w.,%]*\d)"
    r"|(?:the\s+)?(?:19|20)\d0s|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)\b"
)
_CODE = r"(?:[A-Z]{1,5}-?\d+[\w-]*(?:\s+[A-Z]\w*)?|\d+(?:[.,]\d+)*)"
_LABEL = re.compile(rf"\b(?:(?P<word>[A-Za-z]+)\s+)?{_CODE}(?!\w)")
_PREPOSITIONS = (
    "in|on|at|for|by|of|from|to|with|during|after|before|since|until|under|between|about|as|than|per|without"
)
_PREPOSITION = re.compile(rf"\b({_PREPOSITIONS})\s+(?:the\s+|an?\s+)?$", re.I)
_BREAKS = STOP_WORDS | frozenset((*_PREPOSITIONS.split("|"), *"else long far often fast ever exactly there".split()))
_DETERMINERS = frozenset("the a an my your our their its his her every each all any".split())
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d\S*|[^\w\s]")
# verbs that questions use after a noun ("does a bin cost"); directly after an article they are nouns ("the cost")
_VERBS = frozenset(
    (
        "accept allow allowed appeal apply arrive ask become begin belong born borrow bring build builds built "
        "buy call called cause change come contain cost cover create decide deliver delivered die drop due earn "
        "end expected expire fall follow found founded get give go grow happen help hold increase invest join "
        "know known last lead leads learn leave live located lose made make makes mean meet move named need offer "
        "open opened own owns paid pay pays play produce publish published reach receive record release released "
        "reply required responsible rise run runs say sell send serve show sign signed signs sold spend stand "
        "start started stay stop take teach think try use visit want win won work write writes wrote"
    ).split()
)


class Kind(StrEnum):
    """What a phrase names; a follow-up replaces like with like."""

    TIME = "time"
    LABEL = "label"
    NAME = "name"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The slice `[start, end)` of a question.

    Attributes:
        text: The slice, its article included.
        start: Offset of its first character.
        end: Offset one past its last.
        kind: What it names.
        preposition: The one before it, lower case; empty without.
    """

    text: str
    start: int
    end: int
    kind: Kind
    preposition: str

    @property
    def head(self) -> str:
        """The last word, lower case, without a plural ending."""
        return self.text.split()[-1].casefold().removesuffix("s")

    @property
    def shape(self) -> str:
        """The code in it with every figure as 9 ("BW-100" and "BW-300 Pro" are "BW-9"); empty without a figure."""
        code = re.search(r"\S*\d\S*", self.text)
        return re.sub(r"\d+", "9", code.group()) if code else ""

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals alone."""
        return self.text.isupper()

    @property
    def is_plural(self) -> bool:
        """Whether it names several things, as far as its ending tells."""
        return self.kind is Kind.THING and re.search(r"[^sui]s$", self.text) is not None


@lru_cache(maxsize=1024)
def find_phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of the first 500 characters in order; none overlaps another."""
    left = text[:_LONGEST_QUESTION]
    phrases: list[Phrase] = []
    for kind, find in ((Kind.TIME, _times), (Kind.LABEL, _labels), (Kind.NAME, _names), (Kind.THING, _things)):
        for start, end in find(left):
            before = _PREPOSITION.search(text[max(0, start - _CONTEXT) : start])
            article = (
                re.search(r"\bthe\s+$", text[max(0, start - _CONTEXT) : start]) if kind is not Kind.THING else None
            )
            start -= len(article.group()) if article else 0
            phrases.append(Phrase(text[start:end], start, end, kind, before[1].casefold() if before else ""))
            left = left[:start] + "|" * (end - start) + left[end:]
    return tuple(sorted(phrases, key=lambda phrase: phrase.start))


def _times(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _TIME.finditer(text))


def _labels(text: str) -> Iterator[tuple[int, int]]:
    for match in _LABEL.finditer(text):
        spoken = match["word"] is None or match["word"].casefold() in STOP_WORDS
        start = match.end("word") + 1 if spoken and match["word"] else match.start()
        yield start, match.end()


def _names(text: str) -> Iterator[tuple[int, int]]:
    yield from ((name.start, name.end) for name in locate_names(text))


def _things(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of content words with their article, ended by a function word, a verb or a mark."""
    start: int | None = None
    end: int | None = None
    for token in _TOKEN.finditer(text):
        word = token.group().casefold()
        follows = text[token.end() :].lstrip().casefold()
        if _is_content(word, opens=(end is None and start is not None) or follows.startswith("of ")):
            start, end = token.start() if start is None else start, token.end()
            continue
        if start is not None and end is not None:
            yield start, end
        start, end = token.start() if word in _DETERMINERS else None, None
    if start is not None and end is not None:
        yield start, end


def _is_content(word: str, *, opens: bool) -> bool:
    return word[0].isalpha() and word not in _BREAKS and (opens or not (word in _VERBS or word.endswith("ed")))
