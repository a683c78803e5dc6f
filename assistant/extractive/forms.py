"""The forms that an answer can take, besides the best sentence; each is tried where the question asks for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.events import Evidence
from assistant.extractive.constraints import missing_names, missing_numbers
from assistant.extractive.expansion import find_expansion
from assistant.extractive.expects import Expects
from assistant.extractive.lists import (
    Found,
    documents_of,
    find_fitting_items,
    find_list,
    find_numbered,
    heading_above,
)
from assistant.extractive.question import FRAME, Question
from assistant.extractive.scorer import Scorer
from corpus.document import Document
from corpus.sentences import split_sentences
from embeddings.retriever import Hit

HEAD_FIT = 0.75
"""Least share of a question's topic that a list's head must hold to answer with the whole list."""

ITEM_FIT = 0.75
"""Least share of a question's topic that an item must hold to be one of the items that fit."""

REST_FIT = 0.5
"""Least share of what else a question names that an item's or a date's surroundings must hold."""

_SURE, _LIKELY = 0.95, 0.8
_PUBLICATION = re.compile(
    r"\b(?:publish\w*|post(?:ed|ing)?|released online|written|dated|publication)\b"
    r"|\bdate of (?:the|this|that) (?:article|document|news|post|report|page|text)\b"
    r"|\b(?:article|document|post|page|news|text)\b.*\b(?:from|dated?)\b",
    re.I,
)
_PUBLISHING = frozenset(
    "publish public post date write written releas dat onlin articl document report news page text issu".split()
)
_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?\b|\b[A-Z]{2,}\b")
_STANDING = re.compile(r"\b([a-z]{2,8}) stands? for\b")


@dataclass(frozen=True, slots=True)
class FormedAnswer:
    """An answer in a form of its own.

    Attributes:
        sentences: What to show, each piece a verbatim slice.
        short: The few words that answer, slices too, several where documents disagree; empty when the sentences are
            the answer.
        confidence: 0 to 1.
    """

    sentences: tuple[Evidence, ...]
    short: tuple[Evidence, ...]
    confidence: float


def numbered_items(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what is item 59" with that item."""
    besides = FRAME | {
        term.text for term in question.terms if re.match(r"\d+", term.text) and _label(term.text) in question.items
    }
    found = find_numbered(question, hits, lambda text: scorer.extractor.covered(question, text, besides=besides))
    if found is None or found.fit < REST_FIT:
        return None
    return _whole(found, _SURE * _kept(question, found, scorer))


def _label(term: str) -> str:
    """Return the number of a term such as "75" or "75th"."""
    return re.sub(r"\D+$", "", term)


def publication_date(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "when was … published", or "when was the meeting" over its minutes, with the byline of what fits best."""
    if question.expects is not Expects.DATE:
        return None
    dated = [(document, span) for document in documents_of(hits) if (span := document.date_span)]
    if not dated:
        return None
    besides = _PUBLISHING | FRAME

    def fit(document: Document) -> float:
        return scorer.extractor.covered(question, document.title, besides=besides)

    document, span = max(dated, key=lambda pair: fit(pair[0]))
    is_its_subject = fit(document) > 1 - 1e-9 and not re.search(r"\d{4}", document.title)
    if fit(document) < REST_FIT or not (is_its_subject or _PUBLICATION.search(question.text)):
        return None
    byline = next(document.blocks_between(*span))
    return FormedAnswer((Evidence(document, byline.start, byline.end),), (Evidence(document, *span),), _LIKELY)


def section_of(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "under which part …" with the heading above the best candidate."""
    if question.expects is not Expects.SECTION:
        return None
    for scored in scorer.rank(question, hits)[:1]:
        best = scored.described.candidate
        heading = heading_above(best.document, best.block)
        if heading and scorer.extractor.covered(question, best.text) >= 0.5:
            place = Evidence(best.document, heading.start, heading.end)
            return FormedAnswer((place, scored.sentence), (place,), _LIKELY)
    return None


def expansion(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what does SCO stand for" from where a document spells it out."""
    if question.expects is not Expects.EXPANSION:
        return None
    abbreviations = [*_ABBREVIATION.findall(question.text), *map(str.upper, _STANDING.findall(question.text))]
    for abbreviation in abbreviations:
        for document in documents_of(hits):
            long_form = _spelled_out(document, abbreviation)
            if long_form:
                return FormedAnswer((_sentence_at(document, long_form.start),), (long_form,), _SURE)
    return FormedAnswer((), (), 0.05) if abbreviations else None


def whole_list(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what are the …" with a list whose head fits, or with the items that fit."""
    if question.expects is not Expects.LIST or not question.terms:
        return None

    def covered(text: str) -> float:
        return scorer.extractor.covered(question, text)

    by_head = find_list(hits, covered)
    by_items = find_fitting_items(hits, covered, least=ITEM_FIT)
    if by_head and by_head.fit >= HEAD_FIT and (not by_items or by_head.fit >= by_items.fit):
        return _whole(by_head, _LIKELY * _kept(question, by_head, scorer))
    return _whole(by_items, _LIKELY * _kept(question, by_items, scorer)) if by_items else None


FORMS = (numbered_items, publication_date, section_of, expansion, whole_list)
"""In the order in which they are tried."""


def _whole(found: Found, confidence: float) -> FormedAnswer:
    sentences = tuple(Evidence(found.document, block.start, block.end) for block in found.blocks)
    return FormedAnswer(sentences, (), confidence)


def _kept(question: Question, found: Found, scorer: Scorer) -> float:
    """Return 1 when what was found meets every figure and name that the question insists on, less when not."""
    missing = max(missing_numbers(question, found.evidence), missing_names(question, found.evidence, scorer.lexical))
    return 1 - missing


def _spelled_out(document: Document, abbreviation: str) -> Evidence | None:
    """Return where a document first spells an abbreviation out, inside one block."""
    for block in document.blocks:
        span = find_expansion(document.slice(block), abbreviation)
        if span:
            return Evidence(document, block.start + span[0], block.start + span[1])
    return None


def _sentence_at(document: Document, offset: int) -> Evidence:
    block = document.block_at(offset)
    if block is None:
        return Evidence(document, offset, len(document.text))
    spans: Iterator[tuple[int, int]] = (
        s for s in split_sentences(document.text, block.start, block.end) if s[1] > offset
    )
    return Evidence(document, *next(spans, (block.start, block.end)))
