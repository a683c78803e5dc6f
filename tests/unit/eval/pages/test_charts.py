"""The geometry of the charts, worked out by hand."""

import pytest

from eval.pages.charts import Bar, curves, loss_bars, measure_bars
from eval.report import summarise
from eval.row import Lost


def report(*rows):
    return summarise("mine", list(rows), generator="g", index="1")


def test_losses_are_bars_as_long_as_their_share_of_the_greatest(judged):
    rows = [judged(correct=False, lost=Lost.CUT), *[judged(correct=False, lost=Lost.NOT_USED)] * 2]
    assert loss_bars(report(*rows)) == [Bar("cut by chunking", 1, 0.5), Bar("retrieved but not used", 2, 1.0)]


def test_a_measure_is_a_bar_with_its_interval(judged):
    [bar] = [bar for bar in measure_bars(report(judged(), judged())) if bar.label == "answers right"]
    assert bar == Bar("answers right", 1.0, 1.0, 1.0, 1.0, 2)


def test_costs_are_no_bars(judged):
    assert not [bar for bar in measure_bars(report(judged())) if "ms" in bar.label or "tokens" in bar.label]


def test_the_curves_are_risk_calibration_and_latency(judged):
    rows = [judged(confidence=0.9, latency_ms=10.0), judged(confidence=0.5, correct=False, latency_ms=30.0)]
    risk, calibration, latency = curves(report(*rows))
    assert risk.points == ((0.5, 0.0), (1.0, 0.5))
    assert calibration.points == ((0.5, 0.0), (0.9, 1.0))
    # 21 steps from the fastest to the slowest; the middle one lies between 10 and 30
    assert (latency.points[0], latency.points[10], latency.points[-1]) == ((0.0, 10.0), (0.5, 20.0), (1.0, 30.0))


def test_a_long_curve_is_thinned_and_keeps_its_end(judged):
    rows = [judged(confidence=n / 1000, correct=n % 2 == 0) for n in range(500)]
    points = curves(report(*rows))[0].points
    assert len(points) <= 70
    assert points[-1] == (1.0, pytest.approx(0.5))
