"""Which sentences keep the best one company: a rival that gives another value, an equal, or what it announces."""

import re
from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.expects import Expects
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scored
from assistant.figures import FIGURE, find_figures
from corpus.document import BlockKind
from corpus.sentences import split_sentences
from embeddings.analysis import analyse

NEARLY_AS_LIKELY = 0.85
"""Least share of the best sentence's probability at which a second one is shown with it."""

_LIKELY_ENOUGH, _ALIKE = 0.5, 0.5
_POSSIBLE, _COVERAGE_GAP = 0.1, 0.1
_LOOKED_AT = 8
_CONNECTIVES, _ANNOUNCED = 1, 3
_MONTH = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b")


def find_rival(ranked: Sequence[Scored]) -> Scored | None:
    """Return the likeliest sentence of another document that gives another value for the same thing, None without one.

    Both spans hold a figure or a date and these differ, while the sentences, without their figures, say much the same;
    or the spans are figures of one shape ("EUR 74 million", "EUR 81 million") and both sentences, under their title and
    headings, hold as much of the question.

    Args:
        ranked: Candidates, likeliest first.
    """
    best = ranked[0]
    values = _values(best)
    for other in ranked[1:_LOOKED_AT] if values else ():
        elsewhere = other.sentence.document.content_hash != best.sentence.document.content_hash
        if elsewhere and _values(other) and _values(other) != values and _contradicts(best, other):
            return other
    return None


def find_equal(ranked: Sequence[Scored]) -> Scored | None:
    """Return the second sentence when it is nearly as likely as the best, None when the best stands out."""
    best, *others = ranked
    if best.described.candidate.block.kind is BlockKind.TABLE_ROW:
        return None  # rows of a table are alike without saying the same
    second = others[0] if others else None
    return second if second and second.probability >= NEARLY_AS_LIKELY * best.probability else None


def find_announced(question: Question, best: Scored) -> list[Evidence]:
    """Return the best sentence with the next ones of its block where it only announces them, else nothing.

    "However, the study has limitations." says nothing that the question for the limitations does not say.
    """
    candidate = best.described.candidate
    known = {term.text for term in question.terms} | set(analyse(candidate.document.title))
    if (
        question.expects not in (Expects.LIST, Expects.OTHER)
        or len(set(analyse(candidate.text)) - known) > _CONNECTIVES
    ):
        return []
    spans = split_sentences(candidate.document.text, candidate.start, candidate.block.end)
    return [Evidence(candidate.document, *span) for span in spans[: 1 + _ANNOUNCED]] if len(spans) > 1 else []


def _values(scored: Scored) -> tuple[str, ...]:
    """Return the figures and names of months in the span."""
    text = scored.span.text if scored.span else ""
    return (*_MONTH.findall(text.casefold()), *find_figures(text))


def _contradicts(best: Scored, other: Scored) -> bool:
    if other.probability >= _LIKELY_ENOUGH * best.probability and _alike(best, other):
        return True
    mine, its = best.described.features, other.described.features
    as_near = its.context_coverage >= mine.context_coverage - _COVERAGE_GAP
    return (
        as_near and its.span > 0 and other.probability >= _POSSIBLE * best.probability and _shape(best) == _shape(other)
    )


def _shape(scored: Scored) -> str:
    """Return the span with every figure and name of a month as one mark."""
    text = scored.span.text.casefold() if scored.span else ""
    return " ".join(re.sub(_MONTH, "#", FIGURE.sub("#", text)).split())


def _alike(one: Scored, other: Scored) -> bool:
    """Tell whether two sentences share at least half of all their terms, figures left out (Jaccard)."""
    first, second = ({term for term in analyse(s.sentence.text) if not term[0].isdigit()} for s in (one, other))
    return len(first & second) >= _ALIKE * len(first | second)
