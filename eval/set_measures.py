"""The measures of a whole set that are no means over its questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.metrics.auroc import auroc
from eval.metrics.calibration import calibration_error
from eval.metrics.percentile import percentile
from eval.metrics.risk_coverage import area_under_risk
from eval.row import RowReport


@dataclass(frozen=True, slots=True)
class SetMeasure:
    """A value of all questions together; None where it does not apply."""

    key: str
    label: str
    value: Callable[[Sequence[RowReport]], float | None]


def _latency(share: float) -> Callable[[Sequence[RowReport]], float | None]:
    def value(rows: Sequence[RowReport]) -> float | None:
        spent = [row.latency_ms for row in rows if row.error is None]
        return percentile(spent, share) if len(spent) > 1 else None

    return value


def answered(rows: Sequence[RowReport]) -> list[RowReport]:
    """Return the rows that show an answer of which the set says whether it is right."""
    return [row for row in rows if row.judged and not row.abstained and row.error is None]


def _separation(rows: Sequence[RowReport]) -> float | None:
    asked = [row for row in rows if row.error is None]
    return auroc([row.confidence for row in asked], [row.answerable for row in asked])


def _risk(rows: Sequence[RowReport]) -> float | None:
    shown = answered(rows)
    return area_under_risk([row.confidence for row in shown], [not row.correct for row in shown])


def _calibration(rows: Sequence[RowReport]) -> float | None:
    shown = answered(rows)
    return calibration_error([row.confidence for row in shown], [row.correct for row in shown])


def _speed(rows: Sequence[RowReport]) -> float | None:
    spent = sum(row.latency_ms + row.judging_ms for row in rows)
    return 1000 * len(rows) / spent if spent else None


def _overhead(rows: Sequence[RowReport]) -> float | None:
    answering = sum(row.latency_ms for row in rows)
    return sum(row.judging_ms for row in rows) / answering if answering else None


SET_MEASURES = (
    SetMeasure("auroc", "answerable or not, AUROC", _separation),
    SetMeasure("aurc", "area under risk and coverage", _risk),
    SetMeasure("ece", "calibration error", _calibration),
    SetMeasure("p50", "latency p50 ms", _latency(0.5)),
    SetMeasure("p95", "latency p95 ms", _latency(0.95)),
    SetMeasure("p99", "latency p99 ms", _latency(0.99)),
    SetMeasure("speed", "questions per second", _speed),
    SetMeasure("overhead", "judging, share of answering", _overhead),
)
"""Values of a whole set, shown below the means."""
