"""What an abbreviation stands for, and what abbreviates a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from assistant.events import Evidence
from assistant.extractive.expansion import find_abbreviation, find_expansion
from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import SURE, FormedAnswer
from assistant.extractive.lists import documents_of
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from corpus.document import Document
from corpus.sentences import Span, split_sentences
from embeddings.retriever import Hit

_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?\b|\b[A-Z]{2,}\b")
_MEANT = re.compile(
    r"\b[Ww]hat\s+(?:does|do|is|are)\s+(?:the\s+|an?\s+)?(?P<short>[A-Z][\w&-]*[A-Z&][\w&-]*)\s*(?:mean|signify|\?|$)"
)
_SHORTENED = re.compile(
    r"\b(?:abbreviat\w+|acronym|initials|short form)\s+(?:of|for)\s+(?:the\s+)?([^?\"]+?)\s*\??\s*$", re.I
)
_STANDING = re.compile(r"\b([a-z]{2,8})(?: \w+)? stands? for\b")
_MEANING = re.compile(
    r"\b([A-Z][\w&-]*[A-Z&][\w&-]*)\b(?: \w+){0,2} meaning\b|\bmeaning of (?:the )?([A-Z][\w&-]*[A-Z&][\w&-]*)"
)


def expansion(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "what does SCO stand for", or "what is the abbreviation of …", from where a document spells it out."""
    abbreviations = [match["short"] for match in _MEANT.finditer(question.text)]
    abbreviations += [match[1] or match[2] for match in _MEANING.finditer(question.text)]
    if question.expects is Expects.EXPANSION:
        abbreviations += _ABBREVIATION.findall(question.text)
        abbreviations += map(str.upper, _STANDING.findall(question.text))
    finders = [partial(find_expansion, abbreviation=each) for each in dict.fromkeys(abbreviations)]
    finders += [partial(find_abbreviation, long_form=match[1]) for match in _SHORTENED.finditer(question.text)]
    for find in finders:
        for document in documents_of(hits):
            found = _first(document, find)
            if found:
                return FormedAnswer((_sentence_at(document, found.start),), (found,), SURE)
    if question.expects is Expects.EXPANSION and abbreviations:
        return FormedAnswer((), (), 0.05)
    return None


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
