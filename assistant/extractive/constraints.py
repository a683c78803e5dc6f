"""What a question insists on: if the evidence lacks it, the evidence is about something else."""

import re
from collections.abc import Iterable

from assistant.extractive.candidates import Candidate
from assistant.extractive.expects import Expects, holds_expected
from assistant.extractive.question import Question
from assistant.figures import find_figures
from embeddings.analysis import analyse
from embeddings.lexical import Bm25Index

_CODE = re.compile(r"(?<![\w-])[A-Z]{1,4}-?\d{1,4}(?![\w-])")
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d,.]*\d|s\b)")  # no decade ("1700s"), no part of a longer figure


def missing_numbers(question: Question, evidence: str) -> float:
    """Return the share of the question's figures and years that the evidence lacks, 0 without any."""
    labels = {figure for item in question.items for figure in find_figures(item)}
    wanted = [number for number in question.numbers if number not in labels]
    held = set(find_figures(evidence))
    return _share(number not in held for number in wanted)


def other_year(question: Question, candidate: Candidate) -> float:
    """Return 1 when the question names a year and the candidate is about another one, else 0.

    "What was sold in 2022?" is not answered by what was sold in 2020. What counts for the candidate is its own text,
    what its block says before it, and what stands over it.
    """
    before = candidate.document.text[candidate.block.start : candidate.end]
    held = set(_YEAR.findall(f"{candidate.context}\n{before}"))
    return float(bool(held) and not set(_YEAR.findall(question.text)) <= held)


def lacks_number(question: Question, candidate: Candidate) -> float:
    """Return 1 when the question wants a number or a quantity and the candidate holds none, else 0."""
    wanted = question.expects in (Expects.NUMBER, Expects.COUNT)
    content = candidate.document.text[candidate.content_start : candidate.end]  # the label "98." is no quantity
    return float(wanted and not holds_expected(question.expects, content))


def names_other_year(question: Question, candidate: Candidate) -> bool:
    """Tell whether the candidate itself names years and none of those that the question names."""
    asked, held = set(_YEAR.findall(question.text)), set(_YEAR.findall(candidate.text))
    return bool(asked and held) and asked.isdisjoint(held)


def names_other_code(question: Question, candidate: Candidate) -> bool:
    """Tell whether the candidate holds codes such as "E1" and none of those of like form that the question names."""
    asked, held = (set(_CODE.findall(text)) for text in (question.text, candidate.text))
    forms = {re.sub(r"\d", "0", code) for code in asked}
    alike = {code for code in held if re.sub(r"\d", "0", code) in forms}
    return bool(alike) and asked.isdisjoint(held)


def only_repeats(question: Question, candidate: Candidate) -> bool:
    """Tell whether a whole block says nothing that the question does not say: a label, an item that is but named.

    To a question that wants yes or no, that is an answer.
    """
    is_whole = (candidate.content_start, candidate.end) == (candidate.block.start, candidate.block.end)
    return (
        is_whole
        and question.expects is not Expects.YES_NO
        and set(analyse(candidate.text)) <= {term.text for term in question.terms}
    )


def missing_names(question: Question, evidence: str, lexical: Bm25Index) -> float:
    """Return the share of the question's capitalised names of which the evidence holds no word, 0 without any."""
    held = set(analyse(evidence))
    words = ([lexical.known(term) or term for term in analyse(name)] for name in question.names)
    return _share(held.isdisjoint(name) for name in words if name)


def _share(lacking: Iterable[bool]) -> float:
    flags = list(lacking)
    return sum(flags) / len(flags) if flags else 0.0
