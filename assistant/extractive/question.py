"""What a question asks for, read off its words."""

import re
from dataclasses import dataclass

from assistant.extractive.expects import Expects, expected_kind
from assistant.names import find_names
from embeddings.analysis import Term, find_terms

_NUMBERED = re.compile(
    r"\b(?:items?|tasks?|points?|steps?|clauses?|articles?|entry|entries|rules?)\s*(?:numbers?|nos?\.?)?\s*#?\s*"
    r"(?P<first>\d{1,4})(?:\s*(?:to|through|-|–)\s*(?P<last>\d{1,4})"
    r"|(?P<more>(?:\s*(?:,|and|or|&)\s*\d{1,4})+))?\b"
    r"(?!\s+[a-z]+s\s+(?:are|were|is|was|have|had)\b)"
    r"|\b(?P<ordinal>\d{1,4})(?:st|nd|rd|th)\s+(?:item|task|point|step|clause|article|entry|rule)\b",
    re.I,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
FRAME = frozenset(
    (
        "list everyth name step item task point number rule claus entri part section chapter head categori "
        "group entri includ mention document articl text accord say state list what mean stand call tell "
        "explain describ total follow passag belong fall"
    ).split()
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
        topic = tuple(term for term in self.terms if term.text not in FRAME)
        return topic or self.terms


def read_question(text: str) -> Question:
    """Take a question apart."""
    seen: dict[str, Term] = {}
    for term in find_terms(text):
        if not term.is_stop:
            seen.setdefault(term.text, term)
    items = _items(text)
    numbers = tuple(match.group().replace(",", "") for match in _NUMBER.finditer(text))
    return Question(text, expected_kind(text), tuple(seen.values()), numbers, tuple(find_names(text)), items)


def _items(text: str) -> tuple[str, ...]:
    match = _NUMBERED.search(text)
    if match is None:
        return ()
    first = int(match["first"] or match["ordinal"])
    last = int(match["last"] or first)
    more = _NUMBER.findall(match["more"] or "")
    return (*(str(number) for number in range(first, min(last, first + 200) + 1)), *more)
