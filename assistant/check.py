"""Check a sentence of an answer against what it cites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.support import (
    Judge,
    SupportFeatures,
    SupportModel,
    denies,
    describe_support,
    missing_figures,
    packaged_support,
)
from corpus.sentences import split_sentences
from embeddings.analysis import analyse

_MARKS = re.compile(r"\[\d+\]")
_NAMED = 5
"""Most missing words that a reason names."""


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the passages hold a sentence, 0 to 1, and what speaks for it and against it, in words."""

    probability: float
    for_it: str = ""
    against_it: str = ""


_VERBATIM = Judgement(1.0, for_it="verbatim in the passage")


class Checker:
    """Compares sentences with passages: first by rules that need no judgement, then by the fitted model."""

    def __init__(self, judge: Judge, *, model: SupportModel | None = None) -> None:
        """Put ready parts together.

        Args:
            judge: Reads claim and evidence together.
            model: The fitted weights; the packaged ones by default.
        """
        self._judge = judge
        self._model = model or packaged_support()

    def check(self, sentence: str, passages: Sequence[str]) -> Verdict:
        """Compare a sentence with the passages that it cites.

        Args:
            sentence: Without or with its [n] marks; of several sentences the least supported one decides.
            passages: The text of each cited passage, with title and headings if these may be relied on.
        """
        judgement = self.judge(sentence, passages)
        if judgement.probability >= self._model.full:
            return Verdict(Support.FULL, judgement.for_it)
        support = Support.PARTIAL if judgement.probability >= self._model.partial else Support.NONE
        return Verdict(support, judgement.against_it)

    def judge(self, sentence: str, passages: Sequence[str]) -> Judgement:
        """Return how likely the passages hold the sentence, before that is cut into degrees."""
        claim = " ".join(_MARKS.sub(" ", sentence).split())
        evidence = _folded("\n".join(passages))
        if not re.search(r"\w", claim):
            return Judgement(1.0, for_it="nothing is claimed")
        if not passages:
            return Judgement(0.0, against_it="no passage is cited")
        if _folded(claim) in evidence or _folded(sentence) in evidence:  # a passage has footnote marks of its own
            return _VERBATIM
        parts = [claim[start:end] for start, end in split_sentences(claim)]
        judged = [self._judge_part(part, passages) for part in parts if _folded(part) not in evidence]
        return min(judged, key=lambda judgement: judgement.probability, default=_VERBATIM)

    def _judge_part(self, claim: str, passages: Sequence[str]) -> Judgement:
        wrong = missing_figures(claim, passages)
        if wrong:
            return Judgement(0.0, against_it=f"the passage does not hold {', '.join(wrong[:_NAMED])}")
        if denies(claim) and not any(denies(passage) for passage in passages):
            return Judgement(0.0, against_it="the passage does not deny it")
        features = describe_support(claim, passages, self._judge)
        return Judgement(
            self._model.probability(features),
            for_it="the passage says so in other words",
            against_it=_doubt(claim, passages, features),
        )


def _doubt(claim: str, passages: Sequence[str], features: SupportFeatures) -> str:
    """Say in words what speaks most against a claim."""
    held = set(analyse("\n".join(passages)))
    missing = [word for word in dict.fromkeys(analyse(claim)) if word not in held]
    if features.denial:
        return "one denies what the other says"
    if missing:
        return f"the passage does not hold: {', '.join(missing[:_NAMED])}"
    return "its words are in the passage, but not said of each other"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
