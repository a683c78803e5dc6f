"""The forms that an answer can take, besides the best sentence; each is tried where the question asks for it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.events import Evidence
from assistant.extractive.constraints import missing_names, missing_numbers
from assistant.extractive.expansion import find_abbreviation, find_expansion
from assistant.extractive.expects import Expects
from assistant.extractive.lists import (
    Found,
    documents_of,
    find_fitting_items,
    find_list,
    find_nth,
    find_numbered,
    heading_above,
)
from assistant.extractive.question import FRAME, Question
from assistant.extractive.scorer import Scorer
from assistant.extractive.tables import find_cell, find_extreme, tables_of
from corpus.document import Document
from corpus.sentences import Span, split_sentences
from embeddings.analysis import analyse
from embeddings.retriever import Hit

HEAD_FIT = 0.75
"""Least share of a question's topic that a list's head must hold to answer with the whole list."""

WHOLE_FIT = 0.9
"""The same where the question does not ask for a list in so many words."""

CELL_FIT = 0.8
"""Least share of a question's topic that a table's row, column and heading must account for."""

EXTREME_FIT = 0.65
"""The same for the most or least of something, where a row or column is called what is compared."""

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
_MEANT = re.compile(
    r"\b[Ww]hat\s+(?:does|do|is|are)\s+(?:the\s+|an?\s+)?(?P<short>[A-Z][\w&-]*[A-Z&][\w&-]*)\s*(?:mean|signify|\?|$)"
)
_SHORTENED = re.compile(
    r"\b(?:abbreviat\w+|acronym|initials|short form)\s+(?:of|for)\s+(?:the\s+)?([^?\"]+?)\s*\??\s*$", re.I
)
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
    besides = FRAME | {part for label in question.items for part in analyse(label)} | _ordinals(question)
    found = find_numbered(question, hits, lambda text: scorer.extractor.covered(question, text, besides=besides))
    if found is None or found.fit < REST_FIT:
        return None
    return _whole(found, _SURE * _kept(question, found, scorer))


def _ordinals(question: Question) -> set[str]:
    """Return the terms such as "75th" that are an item's label."""
    return {term.text for term in question.terms if re.sub(r"\D+$", "", term.text) in question.items}


def nth_item(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what is the third stage of …" with the third item of the list that fits."""
    if question.ordinal is None:
        return None
    besides = FRAME | set(analyse(question.text[: question.text.casefold().index(question.ordinal[1])]))
    found = find_nth(question, hits, lambda text: scorer.extractor.covered(question, text, besides=besides))
    return _whole(found, _LIKELY) if found and found.fit >= HEAD_FIT else None


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
    """Answer "what does SCO stand for", or "what is the abbreviation of …", from where a document spells it out."""
    abbreviations = [match.group(match.lastgroup or 0) for match in _MEANT.finditer(question.text)]
    if question.expects is Expects.EXPANSION:
        abbreviations += _ABBREVIATION.findall(question.text)
        abbreviations += map(str.upper, _STANDING.findall(question.text))
    finders = [partial(find_expansion, abbreviation=each) for each in dict.fromkeys(abbreviations)]
    finders += [partial(find_abbreviation, long_form=match[1]) for match in _SHORTENED.finditer(question.text)]
    for find in finders:
        for document in documents_of(hits):
            found = _first(document, find)
            if found:
                return FormedAnswer((_sentence_at(document, found.start),), (found,), _SURE)
    if question.expects is Expects.EXPANSION and abbreviations:
        return FormedAnswer((), (), 0.05)
    return None


def table_cell(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer from a table: with the cell where row and column meet, or with what has the most or least of something."""
    tables = list(tables_of(hits))

    def weigh(terms: set[str]) -> float:
        return scorer.extractor.held(question, terms)

    found = find_cell(question, tables, weigh)
    if found is None or found.fit < CELL_FIT or found.cell is None:
        extreme = find_extreme(question, tables, weigh)
        found = extreme if extreme and extreme.fit >= EXTREME_FIT else found
    if found is None or found.fit < (EXTREME_FIT if found.is_extreme else CELL_FIT):
        return None
    document, header = found.table.document, found.table.header[0].row
    rows = tuple(Evidence(document, block.start, block.end) for block in (header, found.row))
    short = (Evidence(document, *found.cell.span),) if found.cell else ()
    return FormedAnswer(rows, short, _SURE * found.fit)


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


def headed_list(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer with the list whose head says all that the question does, however it is worded ("how many stages …")."""
    if question.expects is Expects.YES_NO:
        return None
    found = find_list(hits, lambda text: scorer.extractor.covered(question, text))
    return _whole(found, _LIKELY * _kept(question, found, scorer)) if found and found.fit >= WHOLE_FIT else None


Form = Callable[[Question, Sequence[Hit], Scorer], FormedAnswer | None]
"""Returns None where the question does not ask for that form, or nothing fits."""

FORMS = (numbered_items, nth_item, publication_date, section_of, expansion, table_cell, whole_list)
"""In the order in which they are tried."""

FALLBACKS = (headed_list,)
"""What is tried when neither a form nor a sentence is sure enough."""


def _whole(found: Found, confidence: float) -> FormedAnswer:
    sentences = tuple(Evidence(found.document, block.start, block.end) for block in found.blocks)
    return FormedAnswer(sentences, (), confidence)


def _kept(question: Question, found: Found, scorer: Scorer) -> float:
    """Return 1 when what was found meets every figure and name that the question insists on, less when not."""
    missing = max(missing_numbers(question, found.evidence), missing_names(question, found.evidence, scorer.lexical))
    return 1 - missing


def _first(document: Document, find: Callable[[str], Span | None]) -> Evidence | None:
    """Return the first place that is found inside one block of a document."""
    for block in document.blocks:
        span = find(document.slice(block))
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
