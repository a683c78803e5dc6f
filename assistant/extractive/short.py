"""The few words of a sentence that answer the question, where they can be told."""

import re

from assistant.events import Evidence
from assistant.extractive.expects import Expects
from assistant.extractive.question import Question
from assistant.extractive.respectively import align
from corpus.structure import find_date
from embeddings.analysis import analyse

_QUANTITY = re.compile(
    r"(?:(?:RMB|USD|US\$|EUR|GBP|[$€£¥])\s?)?\d+(?:[.,]\d+)*(?:\s?%|\s?(?:percent|per cent))?"
    r"(?:\s(?:hundred|thousand|million|billion|trillion))?(?:\s(?:yuan|dollars?|euros?|pounds?|TEUs?|tons?|km|kg|years?|days?|hours?))?",
    re.I,
)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")


def short_answer(question: Question, sentence: Evidence) -> Evidence | None:
    """Return the slice that answers, None where no rule is sure."""
    span = _aligned(question, sentence.text) or _only_one(question, sentence.text)
    return Evidence(sentence.document, sentence.start + span[0], sentence.start + span[1]) if span else None


def _aligned(question: Question, sentence: str) -> tuple[int, int] | None:
    """Return the value that "respectively" gives to what the question names."""
    pairs = align(sentence)
    if not pairs or not _asks_for_values(question, sentence, pairs):
        return None
    wanted = {term.text for term in question.terms}
    shares = [len(wanted & set(analyse(sentence[start:end]))) for (start, end), _ in pairs]
    best = max(shares)
    return pairs[shares.index(best)][1] if best and shares.count(best) == 1 else None


def _asks_for_values(question: Question, sentence: str, pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Tell whether the question is after the aligned values, not after a value inside the names.

    The phrase that links names and values ("with a year-on-year growth rate of") decides: a word of it must be asked
    for, by its first four letters ("grow", "growth"). Without such a phrase the values are all there is.
    """
    link = sentence[pairs[-1][0][1] : pairs[0][1][0]]
    linking = {term[:4] for term in analyse(link)}
    return not linking or any(term.text[:4] in linking for term in question.terms)


def _only_one(question: Question, sentence: str) -> tuple[int, int] | None:
    """Return the sentence's only quantity, or only date, when that is what the question wants."""
    if question.expects is Expects.NUMBER:
        found = [match.span() for match in _QUANTITY.finditer(sentence) if not _is_known(question, match.group())]
        return found[0] if len(found) == 1 else None
    if question.expects is Expects.DATE:
        years = [match.span() for match in _YEAR.finditer(sentence)]
        return find_date(sentence) or (years[0] if len(years) == 1 else None)
    return None


def _is_known(question: Question, quantity: str) -> bool:
    """Tell whether the quantity is one that the question already names, or a list item's label."""
    return any(number in question.numbers for number in re.findall(r"\d+(?:\.\d+)*", quantity.replace(",", "")))
