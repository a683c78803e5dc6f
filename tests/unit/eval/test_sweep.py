"""Combinations of settings."""

import pytest

from assistant.settings import Settings, load_settings
from corpus.errors import SettingsError
from eval.report import summarise
from eval.sweep import combinations, override
from eval.tradeoff import Trial, as_table, mark_unbeaten


def test_every_combination_comes_once_the_last_axis_fastest():
    found = list(combinations(Settings(), ["retrieval.k=1,5", "fusion=rrf,convex"]))
    assert [tuple(chosen.values()) for chosen, _ in found] == [
        ("1", "rrf"),
        ("1", "convex"),
        ("5", "rrf"),
        ("5", "convex"),
    ]
    assert (found[0][1].retrieval.k, found[0][1].retrieval.fusion) == (1, "rrf")


def test_other_settings_stay_and_the_environment_does_not_win(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__K", "9")
    settings = load_settings()
    changed = override(settings, {"retrieval.k": "2"})
    assert (settings.retrieval.k, changed.retrieval.k) == (9, 2)
    assert changed.retrieval.dense_weight == settings.retrieval.dense_weight


def test_the_fitted_threshold_can_be_one_of_the_values():
    found = [settings.generator.threshold for _, settings in combinations(Settings(), ["threshold=fitted,0.5"])]
    assert found == [None, 0.5]


@pytest.mark.parametrize(
    ("axis", "message"),
    [
        ("retrieval.k", "is no sweep"),
        ("retrieval.k=", "is no sweep"),
        ("depth=3", "unknown setting 'depth'"),
        ("retrieval.k=many", "setting retrieval.k = 'many'"),
        ("retrieval.k=0", "setting retrieval.k = '0'"),
    ],
)
def test_a_bad_axis_is_explained(axis: str, message: str):
    with pytest.raises(SettingsError, match=message):
        list(combinations(Settings(), [axis]))


def trial(judged, name: str, *, right: bool, milliseconds: float) -> Trial:
    rows = [judged(id=str(n), correct=right, latency_ms=milliseconds) for n in range(2)]
    return Trial(settings={"k": name}, run=name, report=summarise("mine", rows, generator="g", index="i"))


def test_a_combination_that_another_beats_in_both_is_not_marked(judged):
    trials = [
        trial(judged, "good and slow", right=True, milliseconds=20),
        trial(judged, "poor and slow", right=False, milliseconds=20),
        trial(judged, "poor and fast", right=False, milliseconds=5),
    ]
    marked = mark_unbeaten(trials)
    assert [each.unbeaten for each in marked] == [True, False, True]
    lines = as_table(marked).split("\n")
    assert [line.startswith("*") for line in lines] == [False, True, False, True]
    assert lines[0].split()[:2] == ["k", "right"]
