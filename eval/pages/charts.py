"""The charts of a report as plain geometry; the template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.measures import MEASURES
from eval.metrics.calibration import calibration_bins
from eval.metrics.percentile import percentile
from eval.metrics.risk_coverage import risk_coverage
from eval.report import SetReport
from eval.row import RowReport
from eval.set_measures import answered

_POINTS = 60
"""Most points of a curve: more cannot be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled value, with its interval where it has one; `share` is the bar's length, 0 to 1."""

    label: str
    value: float
    share: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """Points `(x, y)` with what the axes mean; both axes start at 0 and end at `right` and `top`."""

    title: str
    across: str
    upward: str
    points: tuple[tuple[float, float], ...]
    right: float = 1.0
    top: float = 1.0
    diagonal: bool = False


def measure_bars(report: SetReport) -> list[Bar]:
    """Return the measures of quality that are means, all of which lie between 0 and 1."""
    bars = []
    for measure in MEASURES:
        if measure.quality and measure.label in report.intervals:
            value, (low, high) = report.measures[measure.label], report.intervals[measure.label]
            bars.append(Bar(measure.label, value, value, low, high, report.counts[measure.label]))
    return bars


def loss_bars(report: SetReport) -> list[Bar]:
    """Return how many wrong answers were lost where."""
    most = max(report.lost.values(), default=1)
    return [Bar(str(where), count, count / most) for where, count in report.lost.items()]


def curves(report: SetReport) -> list[Curve]:
    """Return risk and coverage, calibration and latency, as far as there are answers to draw."""
    shown = answered(report.rows)
    found = [_risk(shown), _calibration(shown)] if shown else []
    spent = [row.latency_ms for row in report.rows if row.error is None]
    return [*found, _latency(spent)] if len(spent) > 1 else found


def _risk(rows: Sequence[RowReport]) -> Curve:
    points = risk_coverage([row.confidence for row in rows], [not row.correct for row in rows])
    step = max(1, len(points) // _POINTS)
    thinned = (*points[step - 1 :: step][:-1], points[-1])
    top = max(0.1, max(risk for _, risk in thinned))
    return Curve("Risk and coverage", "share of the answers shown, surest first", "share wrong", thinned, top=top)


def _calibration(rows: Sequence[RowReport]) -> Curve:
    bins = calibration_bins([row.confidence for row in rows], [row.correct for row in rows])
    points = tuple((each.confidence, each.right) for each in bins)
    return Curve("Calibration", "mean confidence of answers", "share right", points, diagonal=True)


def _latency(spent: Sequence[float]) -> Curve:
    shares = [step / 20 for step in range(21)]
    points = tuple((share, percentile(spent, share)) for share in shares)
    return Curve("Latency", "share of the questions, fastest first", "milliseconds", points, top=max(spent) or 1.0)
