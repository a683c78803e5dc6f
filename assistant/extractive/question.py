"""What a question asks for, read off its words."""

import re
from dataclasses import dataclass

from assistant.extractive.expects import Expects, expected_kind
from assistant.figures import find_figures
from assistant.names import find_names
from embeddings.analysis import Term, find_terms

_LABEL = r"(?:\d{1,4}(?:\.\d{1,3})*(?:\s?\([a-z]{1,4}\))?|[A-Z]{1,2}-?\d{1,3}|[IVX]{1,6})"
_KINDS = (
    r"items?|tasks?|points?|steps?|clauses?|articles?|entry|entries|rules?|sections?|paragraphs?|parts?|decisions?"
    r"|actions?|measures?|codes?|stages?|phases?|chapters?|annex(?:es)?|appendix|questions?"
)
_NUMBERED = re.compile(
    rf"(?:\b(?i:{_KINDS})\s*(?i:numbers?|nos?\.?)?\s*#?\s*|§+\s*)(?P<first>{_LABEL})(?:\s*(?:to|through|-|–)\s*(?P<last>\d{{1,4}})"
    rf"|(?P<more>(?:\s*(?:,|and|or|&)\s*{_LABEL})+))?(?![\w.]*\w)"
    r"(?!\s+[a-z]+s\s+(?:are|were|is|was|have|had)\b)"
    rf"|\b(?P<ordinal>\d{{1,4}})(?:st|nd|rd|th)\s+(?i:{_KINDS})\b"
)
_LONGEST_RUN = 200
_CODE = re.compile(r"(?<![\w-])[A-Z]{1,2}\d{1,3}(?![\w-])")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_TIMES = (
    "quarters? hal(?:f|ves) years? months? weeks? days? hours? minutes? centur(?:y|ies) decades? time season semester"
)
_ORDINAL = re.compile(
    rf"\b(?:the|its|their)\s+(?P<which>{'|'.join(ORDINALS)}|last|final)\s+"
    rf"(?!(?:{'|'.join(_TIMES.split())})\b)(?P<noun>[a-z]{{3,}})\b",
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
        items: Labels of items and clauses that it asks for ("item 59" -> ("59",), "clause 7.2 (c)" -> ("7.2(c)",)).
        ordinal: The place in a list and the noun that it asks for ("the third stage" -> (2, "stage"), "last" is -1).
    """

    text: str
    expects: Expects
    terms: tuple[Term, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    items: tuple[str, ...]
    ordinal: tuple[int, str] | None = None

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
        _items(text),
        _ordinal(text),
    )


def _items(text: str) -> tuple[str, ...]:
    match = _NUMBERED.search(text)
    if match is None:
        return tuple(_CODE.findall(text))
    first = re.sub(r"\s", "", match["first"] or match["ordinal"])
    if match["last"] and first.isdigit():
        last = min(int(match["last"]), int(first) + _LONGEST_RUN)
        return tuple(str(number) for number in range(int(first), last + 1))
    return (first, *re.findall(_LABEL, match["more"] or ""))


def _ordinal(text: str) -> tuple[int, str] | None:
    match = _ORDINAL.search(text)
    if match is None:
        return None
    which = match["which"].casefold()
    return (ORDINALS.index(which) if which in ORDINALS else -1), match["noun"].casefold()
