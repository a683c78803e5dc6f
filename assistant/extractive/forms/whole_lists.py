"""Whole lists, and the items of a list that fit."""

from collections.abc import Sequence
from functools import partial

from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import LIKELY, FormedAnswer, kept, whole
from assistant.extractive.lists import find_fitting_items, find_list
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from embeddings.retriever import Hit

HEAD_FIT = 0.75
"""Least share of a question's topic that a list's head must hold to answer with the whole list."""

WHOLE_FIT = 0.9
"""The same where the question does not ask for a list in so many words."""

ITEM_FIT = 0.75
"""Least share of a question's topic that an item must hold to be one of the items that fit."""


def whole_list(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what are the …" with a list whose head fits, or with the items that fit."""
    if question.expects is not Expects.LIST or not question.terms:
        return None

    covered = partial(scorer.extractor.covered, question)
    by_head = find_list(hits, covered)
    by_items = find_fitting_items(hits, covered, least=ITEM_FIT)
    if by_head and by_head.fit >= HEAD_FIT and (not by_items or by_head.fit >= by_items.fit):
        return whole(by_head, LIKELY * kept(question, by_head, scorer))
    return whole(by_items, LIKELY * kept(question, by_items, scorer)) if by_items else None


def headed_list(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer with the list whose head says all that the question does, however it is worded ("how many stages …")."""
    if question.expects is Expects.YES_NO or question.items:
        return None
    found = find_list(hits, partial(scorer.extractor.covered, question))
    return whole(found, LIKELY * kept(question, found, scorer)) if found and found.fit >= WHOLE_FIT else None
