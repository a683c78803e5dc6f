"""Conditions for continuous integration."""

import pytest

from corpus.errors import SettingsError
from eval.comparison import Change, Comparison
from eval.condition import Condition, parse_condition


def comparison(difference: float) -> Comparison:
    change = Change(key="f1", label="F1", quality=True, n=1, before=0, after=difference, difference=difference)
    return Comparison(
        before="a", after="b", n=1, left_out=0, changes=(change,), now_right=(), now_wrong=(), differing={}
    )


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("f1 < -0.01", Condition("f1", "<", -0.01)),
        ("recall@5<=0", Condition("recall@5", "<=", 0.0)),
        ("latency p95 ms > 20", Condition("p95", ">", 20.0)),
        (" answers right >= .5 ", Condition("right", ">=", 0.5)),
    ],
)
def test_a_condition_names_a_measure_by_key_or_label(text: str, condition: Condition):
    assert parse_condition(text) == condition


@pytest.mark.parametrize(
    ("text", "message"),
    [("f1", "is no condition"), ("f1 < much", "is no condition"), ("rihgt < 0", "unknown measure 'rihgt'.*'right'")],
)
def test_what_is_no_condition_is_explained(text: str, message: str):
    with pytest.raises(SettingsError, match=message):
        parse_condition(text)


@pytest.mark.parametrize(
    ("text", "difference", "met"),
    [
        ("f1 < -0.01", -0.02, True),
        ("f1 < -0.01", -0.01, False),
        ("f1 <= -0.01", -0.01, True),
        ("f1 > 0", 0.1, True),
        ("f1 >= 0.2", 0.1, False),
    ],
)
def test_the_change_is_compared_with_the_bound(text: str, difference: float, met: bool):
    assert (parse_condition(text).met_by(comparison(difference)) is not None) is met


def test_a_measure_that_the_runs_lack_is_an_error_and_no_pass():
    with pytest.raises(SettingsError, match="do not measure 'ece'; they have: f1"):
        parse_condition("ece > 0").met_by(comparison(0.0))
