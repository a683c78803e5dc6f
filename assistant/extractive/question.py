"""What a question asks for, read off its words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from embeddings.analysis import Term, find_terms


class Expects(StrEnum):
    """The kind of thing that would answer the question."""

    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    PLACE = "place"
    LIST = "list"
    SECTION = "section"
    EXPANSION = "expansion"
    YES_NO = "yes_no"
    OTHER = "other"


_NUMBERED = re.compile(
    r"\b(?:items?|tasks?|points?|numbers?|no\.|nos\.|steps?|clauses?|articles?|entry|entries|rules?|questions?)\s*#?\s*"
    r"(?P<first>\d{1,4})(?:\s*(?:to|through|and|-|–)\s*(?P<last>\d{1,4}))?\b"
    r"|\b(?P<ordinal>\d{1,4})(?:st|nd|rd|th)\s+(?:item|task|point|step|clause|article|entry|rule)\b",
    re.I,
)
_PATTERNS: tuple[tuple[Expects, re.Pattern[str]], ...] = (
    (
        Expects.SECTION,
        re.compile(
            r"\b(?:under|in|to|of) (?:which|what) (?:part|section|chapter|heading|category|area|group)\b"
            r"|\b(?:which|what) (?:part|section|chapter|heading|category) "
            r"(?:is|are|was|were|does|do|covers?|contains?|lists?|includes?|mentions?|deals?)\b",
            re.I,
        ),
    ),
    (
        Expects.EXPANSION,
        re.compile(r"\b(?:stands? for|short for|abbreviat\w+|acronym|full (?:name|form)|spelled out)\b", re.I),
    ),
    (Expects.DATE, re.compile(r"\b(?:when|what (?:year|date|day|month|time)|which (?:year|date|day|month)|how long ago)\b", re.I)),
    (
        Expects.NUMBER,
        re.compile(
            r"\bhow (?:many|much|large|big|long|far|fast|high|old|often|tall|wide|deep|heavy)\b"
            r"|\b(?:what|which)\b.{0,40}\b(?:percent(?:age)?|proportion|share|rate|number|amount|value|total|sum|cost|price|"
            r"size|volume|capacity|population|growth|increase|investment|budget|revenue|length|height|weight|speed)\b",
            re.I,
        ),
    ),
    (
        Expects.LIST,
        re.compile(
            r"^\W*(?:please\s+)?(?:(?:can|could) you\s+)?(?:list|name|enumerate|give (?:me )?(?:a list|all|the list))\b"
            r"|\b(?:what|which|who) (?:are|were) (?:all )?(?:the |its |their |some )?"
            r"|\b(?:what|which)(?: \w+){0,3}? (?!(?:is|was|does|has|this|series|status|basis|process|business|class|us)\b)"
            r"\w{2,}(?<![su])s (?:are|were|have|do|did|will|can|should|must|has|was|is|belong|include|fall|came|took|settled|that|in|under|for|on)\b"
            r"|\b(?:include|includes|included|consist of|comprise)\b.{0,3}$",
            re.I,
        ),
    ),
    (Expects.PERSON, re.compile(r"\b(?:who|whom|whose)\b", re.I)),
    (Expects.PLACE, re.compile(r"\b(?:where|(?:what|which) (?:city|country|place|region|province|state|town))\b", re.I)),
    (
        Expects.YES_NO,
        re.compile(r"^\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b", re.I),
    ),
)
_NAME = re.compile(r"\b[A-Z][\w&’'-]*(?:\s+(?:of|the|and|for|de|von|van|al)\s+(?=[A-Z])|\s+(?=[A-Z])|[A-Z][\w’'-]*)*[\w’'-]*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FRAME = frozenset(
    "list name item task point number part section chapter head categori group entri includ mention document articl text "
    "accord say state list what mean stand call tell explain describ total follow passag".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone, taken apart.

    Attributes:
        text: As asked.
        expects: The kind of answer it wants.
        terms: Its content terms, each once, in order.
        numbers: The figures and years in it.
        names: Capitalised names in it, the first word of the question left out.
        items: Labels of list items that it asks for by number ("item 59" -> ("59",)).
    """

    text: str
    expects: Expects
    terms: tuple[Term, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def topic_terms(self) -> tuple[Term, ...]:
        """The terms without words that only frame a question ("item", "section", "list", "mentioned")."""
        topic = tuple(term for term in self.terms if term.text not in _FRAME)
        return topic or self.terms


def read_question(text: str) -> Question:
    """Take a question apart."""
    seen: dict[str, Term] = {}
    for term in find_terms(text):
        if not term.is_stop:
            seen.setdefault(term.text, term)
    items = _items(text)
    expects = next((kind for kind, pattern in _PATTERNS if pattern.search(text)), Expects.OTHER)
    numbers = tuple(match.group().replace(",", "") for match in _NUMBER.finditer(text))
    return Question(text, expects, tuple(seen.values()), numbers, _names(text), items)


def _items(text: str) -> tuple[str, ...]:
    match = _NUMBERED.search(text)
    if match is None:
        return ()
    first = int(match["first"] or match["ordinal"])
    last = int(match["last"] or first)
    return tuple(str(number) for number in range(first, min(last, first + 200) + 1))


def _names(text: str) -> tuple[str, ...]:
    """Return capitalised names; a lone capital at the start of the question is no sign of a name."""
    found = (match for match in _NAME.finditer(text))
    return tuple(m.group().strip() for m in found if m.start() > 0 or m.group().isupper() and len(m.group()) > 1)
