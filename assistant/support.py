"""What speaks for a passage supporting a claim, as numbers, and the model that weighs them."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from assistant.figures import find_figures, find_numbers
from assistant.focus import focus
from assistant.logistic import Logistic
from assistant.names import find_names
from corpus.sentences import split_sentences
from embeddings.analysis import analyse

EVIDENCE_ROOM = 900
"""Characters of evidence that the reader sees beside a claim."""

_NEGATION = re.compile(r"\b(?:not|no|never|none|without|cannot|neither|nor)\b|n['’]t\b", re.I)


class Judge(Protocol):
    """Judges claims."""

    def supports(self, claim: str, evidence: str) -> float:
        """Return the logit of the evidence holding all of the claim."""


@dataclass(frozen=True, slots=True)
class SupportFeatures:
    """The features of one sentence and its evidence, each about 0 to 1.

    Attributes:
        judged: A fifth of the judge's logit.
        coverage: Share of the sentence's content terms that the evidence holds.
        nearest: The same for the one sentence of the evidence that holds most of them.
        pairs: Share of the sentence's neighbouring terms that are neighbours in the evidence too.
        missing_names: Share of its names of which the evidence holds no word.
        missing_numbers: Share of its figures that the nearest sentence lacks.
        denial: Whether one of sentence and nearest sentence denies and the other does not.
    """

    judged: float
    coverage: float
    nearest: float
    pairs: float
    missing_names: float
    missing_numbers: float
    denial: float


class SupportModel(BaseModel):
    """What `python -m eval.fitting check` fits and writes to `support.json`.

    Attributes:
        fitted_on: The data sets, for the record.
        logistic: Does the evidence hold the sentence?
        full: Least probability of full support.
        partial: Least probability of partial support.
        figures: What the fit measured.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    fitted_on: str
    logistic: Logistic
    full: float
    partial: float
    figures: dict[str, float]

    def probability(self, features: SupportFeatures) -> float:
        """Return the probability, 0 to 1, that the evidence holds the sentence."""
        return self.logistic.probability(asdict(features))


@lru_cache(maxsize=1)
def packaged_support() -> SupportModel:
    """Return the model that ships with the application."""
    path = files("assistant") / "support.json"
    return SupportModel.model_validate_json(path.read_text(encoding="utf-8"))


def describe_support(sentence: str, passages: Sequence[str], judge: Judge) -> SupportFeatures:
    """Return the features of one sentence against the passages that it cites."""
    evidence = focus(sentence, passages, room=EVIDENCE_ROOM)
    terms = analyse(sentence)
    wanted, figures = set(terms), set(find_figures(sentence))
    parts = [evidence[start:end] for start, end in split_sentences(evidence)]
    nearest = max(parts, key=lambda part: len(wanted & set(analyse(part))), default="")
    held = analyse("\n".join(passages))
    return SupportFeatures(
        judged=judge.supports(sentence, evidence) / 5,
        coverage=_share(len(wanted & set(held)), len(wanted)),
        nearest=_share(len(wanted & set(analyse(nearest))), len(wanted)),
        pairs=_share(len(_pairs(terms) & _pairs(held)), len(_pairs(terms))),
        missing_names=_missing_names(sentence, set(held)),
        missing_numbers=1 - _share(len(figures & set(find_figures(nearest))), len(figures)),
        denial=float(denies(sentence) != denies(nearest)),
    )


def missing_figures(sentence: str, passages: Sequence[str]) -> list[str]:
    """Return the numbers of a sentence that no passage holds, in figures or in words, in order and as written."""
    held = {figure for passage in passages for figure in find_numbers(passage)}
    return [written for figure, written in find_numbers(sentence).items() if figure not in held]


def denies(text: str) -> bool:
    """Tell whether a text denies something."""
    return _NEGATION.search(text) is not None


def _missing_names(sentence: str, held: set[str]) -> float:
    names = [words for name in find_names(sentence) if (words := analyse(name))]
    return _share(sum(held.isdisjoint(words) for words in names), len(names), empty=0.0)


def _pairs(terms: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(terms))


def _share(part: int, whole: int, *, empty: float = 1.0) -> float:
    return part / whole if whole else empty
