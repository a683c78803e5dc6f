"""Fit how the check weighs what speaks for a claim, and measure it on claims that nothing was fitted on."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from assistant.check import Checker
from assistant.extractive.reader import Reader
from assistant.support import Judge, SupportModel, describe_support
from eval.fitting.claims import CLAIM_SETS, Claim, Part, claim_sentences, read_claims
from eval.fitting.logistic import fit_logistic, stacked

FEATURES = ("judged", "coverage", "nearest", "pairs", "missing_names", "missing_numbers", "denial")
_FITTED_ON = "a quarter of attributionbench, summedits and wice by document; the reader was trained on another half"
_STEPS = np.arange(0.1, 0.91, 0.02).tolist()
_PARTIAL_SHARE = 0.5
"""Partial support starts at this share of the least probability of full support."""


def fit_support(data: Path, reader: Reader) -> SupportModel:
    """Fit on one quarter of the claims and measure on another.

    Args:
        data: Folder of the public question sets.
        reader: Trained on the other half.
    """
    sets = {name: read_claims(data / "claims" / name) for name in CLAIM_SETS}
    model = _fit([[claim for claim in claims if claim.part is Part.FITTED] for claims in sets.values()], reader)
    figures: dict[str, float] = {}
    for name, claims in sets.items():
        measured = [claim for claim in claims if claim.part is Part.MEASURED]
        figures[f"{name}: n"] = float(len(measured))
        accuracy = accuracies(measured, Checker(reader, model=model), [model.full])[0]
        figures[f"{name}: balanced accuracy"] = round(accuracy, 4)
    return model.model_copy(update={"figures": figures})


def accuracies(claims: Sequence[Claim], checker: Checker, steps: Sequence[float]) -> list[float]:
    """Return for each threshold the balanced accuracy: the mean of the shares of both verdicts that are right."""
    gold = np.array([claim.is_supported for claim in claims])
    found = np.array([checker.judge(claim.text, claim.evidence).probability for claim in claims])
    return [float(((found[gold] >= step).mean() + (found[~gold] < step).mean()) / 2) for step in steps]


def _fit(sets: Sequence[Sequence[Claim]], judge: Judge) -> SupportModel:
    """Fit the weights on sentences, then choose the threshold on whole claims; each set counts the same."""
    judged = [list(claim_sentences(list(claims))) for claims in sets]
    described = [[asdict(describe_support(text, [evidence], judge)) for text, evidence, _ in part] for part in judged]
    gold = [np.array([supported for *_, supported in part]) for part in judged]
    logistic = fit_logistic(*stacked(list(zip(described, gold, strict=True))), FEATURES)
    model = SupportModel(fitted_on=_FITTED_ON, logistic=logistic, full=0.5, partial=0.25, figures={})

    qualities = np.sum([accuracies(claims, Checker(judge, model=model), _STEPS) for claims in sets], axis=0)
    full = round(float(_STEPS[int(np.argmax(qualities))]), 2)
    return model.model_copy(update={"full": full, "partial": round(full * _PARTIAL_SHARE, 2)})
