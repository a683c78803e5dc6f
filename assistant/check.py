"""Check a sentence of an answer against what it cites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from embeddings.analysis import analyse

FULL_SHARE, PARTIAL_SHARE = 0.8, 0.5
"""Least share of a sentence's content words that its passages must hold, for each degree of support."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION = re.compile(r"\b(?:not|no|never|none|without|cannot|neither|nor)\b|n['’]t\b", re.I)
_MARKS = re.compile(r"\[\d+\]")


class Support(StrEnum):
    """How far the cited passages hold a sentence."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Degree of support and the reason in words."""

    support: Support
    reason: str


def check_sentence(sentence: str, passages: Sequence[str]) -> Verdict:
    """Compare a sentence with the passages that it cites.

    Args:
        sentence: Without or with its [n] marks.
        passages: The text of each cited passage, with title and headings if these may be relied on.
    """
    claim = _folded(_MARKS.sub("", sentence))
    evidence = _folded("\n".join(passages))
    if not claim:
        return Verdict(Support.FULL, "nothing is claimed")
    if not passages:
        return Verdict(Support.NONE, "no passage is cited")
    if claim in evidence or _folded(sentence) in evidence:  # a passage has footnote marks of its own
        return Verdict(Support.FULL, "verbatim in the passage")
    return _compare(claim, evidence)


def _compare(claim: str, evidence: str) -> Verdict:
    held_numbers = _numbers(evidence)
    wrong = [number for number in _numbers(claim) if number not in held_numbers]
    if wrong:
        return Verdict(Support.NONE, f"the passage does not hold {', '.join(wrong)}")
    words, held = set(analyse(claim)), set(analyse(evidence))
    share = len(words & held) / len(words) if words else 1.0
    missing = ", ".join(sorted(words - held)[:5])
    if bool(_NEGATION.search(claim)) and not _NEGATION.search(evidence):
        return Verdict(Support.NONE, "the passage does not deny it")
    if share >= FULL_SHARE:
        return Verdict(Support.FULL, "every figure and nearly every word is in the passage")
    if share >= PARTIAL_SHARE:
        return Verdict(Support.PARTIAL, f"the passage does not hold: {missing}")
    return Verdict(Support.NONE, f"the passage is about something else; it does not hold: {missing}")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _numbers(text: str) -> list[str]:
    return [match.group().replace(",", "") for match in _NUMBER.finditer(text)]
