"""What a question asks for, read off its words."""

import re
from dataclasses import dataclass

from assistant.extractive.expects import Expects, expected_kind
from assistant.extractive.labels import Labels, find_labels
from assistant.figures import find_figures
from assistant.names import find_names
from embeddings.analysis import Term, find_terms

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_TIMES = (
    "quarters? hal(?:f|ves) years? months? weeks? days? hours? minutes? centur(?:y|ies) decades? time season semester"
)
_WHICH = f"{'|'.join(ORDINALS)}|last|final"
_ORDINAL = re.compile(
    rf"\b(?P<which>{_WHICH})(?:\s+and\s+(?:the\s+)?(?P<second>{_WHICH}))?\s+(?:of\s+(?:the|its|their)\s+)?"
    rf"(?!(?:{'|'.join(_TIMES.split())}|and|or|of)\b)(?P<noun>[a-z]{{3,}})\b(?:\s+(?P<more>[a-z]{{4,}})\b)?",
    re.I,
)
"""The place of an item; "the first quarter of 2023" is a time."""

FRAME = frozenset(
    (
        "list everyth name step item task point number rule claus entri part section chapter head categori "
        "group entri includ mention document articl text accord say state list what mean stand call tell "
        "explain describ total follow passag belong fall kind type sort exampl thing paragraph"
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
        labels: The items and clauses that it asks for by label.
        ordinal: Places in a list, and the words behind them of which one is what it asks for ("the third stage" ->
            ((2,), ("stage",)), "last" is -1).
    """

    text: str
    expects: Expects
    terms: tuple[Term, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    labels: Labels
    ordinal: tuple[tuple[int, ...], tuple[str, ...]] | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The labels that are surely meant as such ("item 59" -> ("59",), "clause 7.2 (c)" -> ("7.2(c)",))."""
        return () if self.labels.bare else self.labels.all

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
    return Question(
        text,
        expected_kind(text),
        tuple(seen.values()),
        find_figures(text),
        tuple(find_names(text)),
        find_labels(text),
        _ordinal(text),
    )


def _ordinal(text: str) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
    match = _ORDINAL.search(text)
    if match is None:
        return None
    asked = (word.casefold() for word in (match["which"], match["second"]) if word)
    nouns = tuple(word.casefold() for word in (match["noun"], match["more"]) if word)
    return tuple(ORDINALS.index(which) if which in ORDINALS else -1 for which in asked), nouns
