"""Whole lists, and the items of a list that fit."""

from collections.abc import Sequence
from functools import partial

from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import LIKELY, FormedAnswer, kept, whole
from assistant.extractive.lists import Found, find_fitting_items, find_list, list_around
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scored, Scorer
from embeddings.retriever import Hit

HEAD_FIT = 0.75
"""Least share of a question's topic that a list's head must hold to answer with the whole list."""

WHOLE_FIT = 0.9
"""The same where the question does not ask for a list in so many words."""

LISTED_FIT = 0.5
"""The same where the question asks for a list and the likeliest sentence is an item of it."""

ITEM_FIT = 0.75
"""Least share of a question's topic that an item must hold to be one of the items that fit."""


def whole_list(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what are the …" with a list whose head fits, or with the items that fit."""
    if question.expects is not Expects.LIST or not question.terms:
        return None

    covered = partial(scorer.extractor.covered, question)
    found = find_fitting_items(hits, covered, least=ITEM_FIT)
    return whole(found, LIKELY * kept(question, found, scorer)) if found else None


def headed_list(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer with the list whose head says all that the question does, however it is worded ("how many stages …")."""
    if question.expects is Expects.YES_NO or question.items:
        return None
    found = find_list(hits, partial(scorer.extractor.covered, question))
    return whole(found, LIKELY * kept(question, found, scorer)) if found and found.fit >= WHOLE_FIT else None


def list_of_item(question: Question, best: Scored, scorer: Scorer) -> Found | None:
    """Return the list that the best candidate is an item of, when the question does not single the item out."""
    if question.expects not in (Expects.LIST, Expects.OTHER):
        return None
    candidate, least = best.described.candidate, LISTED_FIT if question.expects is Expects.LIST else HEAD_FIT
    covered = partial(scorer.extractor.covered, question)
    return list_around(candidate.document, candidate.block, covered, least=least)
