"""Calibration: of the answers called 80 % sure, are 80 % right?"""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence.

    Attributes:
        count: How many.
        confidence: Their mean confidence.
        right: The share of them that is right.
    """

    count: int
    confidence: float
    right: float


def calibration_bins(confidences: Sequence[float], right: Sequence[bool], *, bins: int = BINS) -> list[Bin]:
    """Return the bins of equal width over [0, 1] that hold an answer, lowest first."""
    members: dict[int, list[tuple[float, bool]]] = {}
    for confidence, flag in zip(confidences, right, strict=True):
        members.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, flag))
    return [_bin(members[row]) for row in sorted(members)]


def calibration_error(confidences: Sequence[float], right: Sequence[bool], *, bins: int = BINS) -> float | None:
    """Return the expected calibration error, lower is better; None without answers.

    Formula: sum over bins of (count / n) · |share right − mean confidence|. Source: Guo et al., ICML 2017.

    Example:
        >>> round(calibration_error([0.9, 0.9, 0.3], [True, False, False]), 4)  # 2/3 · |0.5 − 0.9| + 1/3 · |0 − 0.3|
        0.3667
    """
    found = calibration_bins(confidences, right, bins=bins)
    if not found:
        return None
    return sum(each.count * abs(each.right - each.confidence) for each in found) / len(confidences)


def _bin(members: list[tuple[float, bool]]) -> Bin:
    count = len(members)
    return Bin(count, sum(confidence for confidence, _ in members) / count, sum(flag for _, flag in members) / count)
