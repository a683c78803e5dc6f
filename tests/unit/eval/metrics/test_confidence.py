"""Measures of confidence, worked out by hand."""

import pytest

from eval.metrics.auroc import auroc
from eval.metrics.calibration import Bin, calibration_bins, calibration_error
from eval.metrics.refusal import refusal_precision, refusal_recall
from eval.metrics.risk_coverage import area_under_risk, risk_coverage


def test_risk_grows_with_every_wrong_answer_among_the_surest():
    # by confidence: right, wrong, right -> 0/1, 1/2, 1/3
    assert risk_coverage([0.2, 0.9, 0.5], [False, False, True]) == [(1 / 3, 0.0), (2 / 3, 0.5), (1.0, 1 / 3)]


def test_answers_of_equal_confidence_share_their_errors():
    # one of two equal answers is wrong: half an error after the first, one after the second
    assert risk_coverage([0.5, 0.5], [True, False]) == [(0.5, 0.5), (1.0, 0.5)]


def test_the_area_is_the_mean_risk():
    assert area_under_risk([0.2, 0.9, 0.5], [False, False, True]) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_bins_are_of_equal_width_and_the_last_holds_certainty():
    assert calibration_bins([0.05, 0.95, 1.0], [False, True, False]) == [Bin(1, 0.05, 0.0), Bin(2, 0.975, 0.5)]


def test_calibration_error_weighs_each_bin_by_its_answers():
    # 1/3 · |0 − 0.05| + 2/3 · |0.5 − 0.975| = 0.33333
    assert calibration_error([0.05, 0.95, 1.0], [False, True, False]) == pytest.approx(1 / 3)


def test_what_cannot_be_measured_is_no_nought():
    assert auroc([0.5], [True]) is None
    assert area_under_risk([], []) is None
    assert calibration_error([], []) is None
    assert refusal_precision([False], [True]) is None
    assert refusal_recall([True], [False]) is None
