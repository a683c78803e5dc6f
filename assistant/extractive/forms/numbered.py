"""Items and clauses that are asked for by label ("item 59", "clause 7.2 (c)") or by place ("the third stage")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.extractive.forms.answer import LIKELY, REST_FIT, SURE, FormedAnswer, kept, whole
from assistant.extractive.labelled import find_labelled
from assistant.extractive.lists import Covered, find_nth
from assistant.extractive.question import FRAME, ORDINALS, Question
from assistant.extractive.scorer import Scorer
from embeddings.analysis import analyse
from embeddings.retriever import Hit

ONLY_FIT = 0.3
"""The same where nothing else in its document carries the label."""

PLACE_FIT = 0.65
"""Least share of a question's topic that the head of a list must hold to answer with one item of it."""

_PLACES = frozenset(analyse(" ".join((*ORDINALS, "last final"))))


def numbered_items(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what is item 59" with that item."""
    labels = question.labels
    besides = FRAME | set(analyse(f"{labels.noun} {' '.join(labels.all)}")) | _ordinals(question)
    found = find_labelled(labels, hits, _covered(question, scorer, besides))
    if found is None or found.fit < (ONLY_FIT if found.only else REST_FIT):
        return None
    meant = replace(question, labels=replace(labels, bare=False))
    return whole(found, SURE * kept(meant, found, scorer))


def _ordinals(question: Question) -> set[str]:
    """Return the terms such as "75th" that are an item's label."""
    return {term.text for term in question.terms if re.sub(r"\D+$", "", term.text) in question.items}


def nth_item(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what is the third stage of …" with the third item of the list that fits, or with several."""
    if question.ordinal is None or question.labels.noun:
        return None
    found = find_nth(question, hits, _covered(question, scorer, FRAME | _PLACES))
    return whole(found, LIKELY) if found and found.fit >= PLACE_FIT else None


def _covered(question: Question, scorer: Scorer, label: frozenset[str] | set[str]) -> Covered:
    """Return what of a question stands in a text, the words that name the item's place left out."""

    def covered(text: str, *, besides: frozenset[str] = frozenset()) -> float:
        return scorer.extractor.covered(question, text, besides=besides | label)

    return covered
