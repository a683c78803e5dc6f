"""Fit when a whole list is the answer, and measure it on documents that the fit did not see."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.extractive.list_choice import ListModel, described_lists
from assistant.extractive.lists import HeadedList
from assistant.extractive.several import WORDINGS
from assistant.logistic import Logistic
from eval.fitting.cases import CaseMaker
from eval.fitting.logistic import fit_logistic
from eval.fitting.material import FORMS, TUNING
from eval.fitting.sets import SetRow
from eval.metrics.contains import contains

FEATURES = (
    *("list", "other", "person", "value", "yes_no", *WORDINGS),
    *("head", "above", "beyond", "whole", "items", "lead", "top", "count", "table"),
)
_STEPS = np.round(np.arange(0.1, 0.61, 0.02), 2).tolist()
_FITTED_ON = "documents made up for the forms of an answer, and those made up for tuning, where no list is asked for"
_LISTS = "list"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the lists of its passages: what speaks for each, and whether it holds every answer."""

    wants_list: bool
    document: str
    features: Sequence[Mapping[str, float]]
    right: Sequence[bool]


Likeliest = tuple[Asked, float, bool]
"""A question, the probability of its likeliest list, and whether that is the right one."""


def fit_lists() -> ListModel:
    """Fit on all of the made-up documents; the figures are of each half of them, fitted on the other."""
    with tempfile.TemporaryDirectory() as home:
        forms, tuning = (list(_asked(folder, Path(home) / folder.name)) for folder in (FORMS, TUNING))
    documents = sorted({each.document for each in forms})
    first = set(documents[::2])
    halves = [
        [each for each in forms if each.document in first],
        [each for each in forms if each.document not in first],
    ]
    shown = [
        pair for fitted, measured in (halves, halves[::-1]) for pair in _likeliest(_fit([*fitted, *tuning]), measured)
    ]
    least = max(_STEPS, key=lambda step: _gain(shown, step))
    lists = [right for each, right in _at(shown, least) if each.wants_list]
    taken = [each for each, right in _at(shown, least) if not each.wants_list and right is not None]
    return ListModel(
        fitted_on=_FITTED_ON,
        logistic=_fit([*forms, *tuning]),
        least=least,
        figures={
            "questions for a list": float(len(lists)),
            "answered with the right list": float(lists.count(True)),
            "answered with another list": float(lists.count(False)),
            "other questions": float(len(shown) - len(lists)),
            "answered with a list": float(len(taken)),
        },
    )


def _at(likeliest: Iterable[Likeliest], least: float) -> Iterator[tuple[Asked, bool | None]]:
    """Yield for each question whether the list that is shown is right, None where none is."""
    return ((each, right if probability >= least else None) for each, probability, right in likeliest)


def _gain(likeliest: Iterable[Likeliest], least: float) -> int:
    """Return how many questions for a list get the right one, less those of all others that get any."""
    return sum(1 if right else -1 for each, right in _at(likeliest, least) if right is not None)


def _asked(folder: Path, home: Path) -> Iterator[Asked]:
    """Yield every question as it is, and every answerable one asked where its own document is missing."""
    maker = CaseMaker(folder, home)
    for row in maker.rows:
        for own_removed in (False, True) if row.answerable else (False,):
            walk = maker.walk(row, own_removed=own_removed)
            lists = list(described_lists(walk.question, walk.hits, walk.ranked, walk.scorer))
            yield Asked(
                row.kind == _LISTS and row.answerable and not own_removed,
                row.documents[0] if row.documents else row.id,
                [features for _, features in lists],
                [_answers(row, each) for each, _ in lists],
            )


def _answers(row: SetRow, each: HeadedList) -> bool:
    """Tell whether a list holds everything that a question for a list is answered with."""
    if row.kind != _LISTS or not row.answerable or each.document.path not in row.documents:
        return False
    text = "\n".join(map(each.document.slice, each.content))
    return all(contains(text, [answer]) for answer in row.answers)


def _fit(asked: Iterable[Asked]) -> Logistic:
    """Return the regression; every list counts the same."""
    pairs = [pair for each in asked for pair in zip(each.features, each.right, strict=True)]
    rows = [dict(features) for features, _ in pairs]
    return fit_logistic(rows, np.array([right for _, right in pairs]), np.ones(len(rows)), FEATURES)


def _likeliest(logistic: Logistic, asked: Iterable[Asked]) -> Iterator[Likeliest]:
    """Yield each question with the probability of its likeliest list, 0 without one, and whether that is right."""
    for each in asked:
        likely = [logistic.probability(features) for features in each.features]
        best = int(np.argmax(likely)) if likely else -1
        yield each, likely[best] if likely else 0.0, bool(likely) and each.right[best]
