"""Risk and coverage: what answering only the surest questions would cost and gain.

Source: El-Yaniv and Wiener, JMLR 2010; the area under the curve, Geifman and El-Yaniv, NeurIPS 2017.
"""

from collections.abc import Sequence
from itertools import groupby


def risk_coverage(confidences: Sequence[float], wrong: Sequence[bool]) -> list[tuple[float, float]]:
    """Return coverage and risk when the 1, 2, … n surest answers are shown.

    Formula: risk at coverage i/n is the share of wrong answers among the i surest. Answers of equal confidence are
    taken in random order, so the expected share is given and the order of questions does not matter.

    Example:
        >>> risk_coverage([0.9, 0.5, 0.7, 0.1], [False, True, False, True])
        [(0.25, 0.0), (0.5, 0.0), (0.75, 0.3333333333333333), (1.0, 0.5)]
    """
    points: list[tuple[float, float]] = []
    errors = 0.0
    ordered = sorted(zip(confidences, wrong, strict=True), key=lambda pair: -pair[0])
    for _, tied in groupby(ordered, key=lambda pair: pair[0]):
        flags = [flag for _, flag in tied]
        share, before, shown = sum(flags) / len(flags), errors, len(points)
        for taken in range(1, len(flags) + 1):
            errors = before + share * taken
            points.append(((shown + taken) / len(ordered), errors / (shown + taken)))
    return points


def area_under_risk(confidences: Sequence[float], wrong: Sequence[bool]) -> float | None:
    """Return the mean risk over all coverages, lower is better; None without answers.

    Example:
        >>> area_under_risk([0.9, 0.5], [False, True])  # (0 + 1/2) / 2
        0.25
    """
    points = risk_coverage(confidences, wrong)
    return sum(risk for _, risk in points) / len(points) if points else None
