"""The few words of a sentence that answer the question."""

import re

from assistant.events import Evidence
from assistant.extractive.expects import Expects, find_reason
from assistant.extractive.question import Question
from assistant.extractive.respectively import Pair, align
from assistant.extractive.scorer import Scored
from corpus.sentences import Span
from embeddings.analysis import analyse

_AMOUNT = re.compile(
    r"(?<![\d.,])\d+(?:[.,]\d+)*(?:\s*[百千万亿%％])*(?![\d.,]*\d|\s*[年月日号])"
    r"(?:\s*(?:平方公里|公里|美元|[个名家种位次座条项米元人吨]))?"
)
_DATE = re.compile(r"\d{3,4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]")
_VALUES = {Expects.DATE: _DATE, Expects.COUNT: _AMOUNT, Expects.NUMBER: _AMOUNT}
"""Values in a Chinese sentence: a date, an amount with its unit."""


def short_answer(question: Question, best: Scored) -> Evidence | None:
    """Return the slice that answers; None for yes/no questions.

    What "respectively" assigns, the clause that gives a reason where one is asked for, else the reader's span; where
    there is no reader, the only value of the kind that is asked for.
    """
    sentence = best.sentence
    span = _aligned(question, sentence.text)
    if question.expects is Expects.REASON:
        span = find_reason(sentence.text)
    if best.span is None:
        span = span or _only_value(question, sentence.text)
    if span:
        return Evidence(sentence.document, sentence.start + span[0], sentence.start + span[1])
    if question.expects is Expects.YES_NO or best.span is None:
        return None
    return best.span if re.search(r"\w", best.span.text) else None


def _only_value(question: Question, sentence: str) -> Span | None:
    """Return the one date or number of a sentence that the question does not hold itself; None for none or several."""
    pattern = _VALUES.get(question.expects)
    found = [match for match in pattern.finditer(sentence) if match[0] not in question.text] if pattern else []
    return found[0].span() if len(found) == 1 else None


def _aligned(question: Question, sentence: str) -> Span | None:
    """Return the value that "respectively" gives to what the question names."""
    pairs = align(sentence)
    if not pairs or not _asks_for_values(question, sentence, pairs):
        return None
    wanted = {term.text for term in question.terms}
    shares = [len(wanted & set(analyse(sentence[slice(*pair.name)]))) for pair in pairs]
    best = max(shares)
    return pairs[shares.index(best)].value if best and shares.count(best) == 1 else None


def _asks_for_values(question: Question, sentence: str, pairs: list[Pair]) -> bool:
    """Tell whether the question is after the aligned values, not after a value inside the names.

    The phrase that links names and values ("with a year-on-year growth rate of") decides: a word of it must be asked
    for, by its first four letters ("grow", "growth"). Without such a phrase the values are all there is.
    """
    link = sentence[pairs[-1].name[1] : pairs[0].value[0]]
    linking = {term[:4] for term in analyse(link)}
    return not linking or any(term.text[:4] in linking for term in question.terms)
