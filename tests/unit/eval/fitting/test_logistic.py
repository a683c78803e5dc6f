import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from assistant.logistic import Logistic
from eval.fitting.logistic import Choice, fit_choice, fit_logistic, stacked


def examples(n: int = 300) -> tuple[list[dict[str, float]], np.ndarray]:
    """Two features that speak for it and for each other, the second with more noise, and one that speaks against it."""
    rng = np.random.default_rng(5)
    topic = rng.normal(size=n)
    rows = [
        {"near": float(t + rng.normal()), "echo": float(t + 3 * rng.normal()), "lacks": float(rng.normal() - t / 2)}
        for t in topic
    ]
    return rows, topic + rng.normal(size=n) > 0


def test_without_signs_it_is_what_scikit_learn_fits():
    rows, gold = examples()
    shares = np.linspace(0.5, 1.5, len(rows))
    names = ("near", "echo", "lacks")
    found = fit_logistic(rows, gold, shares, names)
    values = [[row[name] for name in names] for row in rows]
    wanted = LogisticRegression(C=3.0, max_iter=2000, tol=1e-8).fit(values, gold, sample_weight=shares)
    assert list(found.weights.values()) == pytest.approx(wanted.coef_[0].tolist(), abs=2e-3)
    assert found.bias == pytest.approx(float(wanted.intercept_[0]), abs=2e-3)


def test_a_weight_never_has_the_wrong_sign():
    rows, gold = examples()
    signs = {"near": 1, "lacks": 1}
    found = fit_logistic(rows, gold, np.ones(len(rows)), (*signs, "echo"), signs=signs)
    assert found.weights["near"] > 0 and found.weights["lacks"] == 0


def test_every_set_counts_the_same():
    small, large = ([{"a": 1.0}] * 2, np.array([True, False])), ([{"a": 2.0}] * 8, np.array([True] * 8))
    _, gold, shares = stacked([small, large])
    assert (len(gold), shares[:2].sum(), shares[2:].sum()) == (10, pytest.approx(5), pytest.approx(5))


def choices(n: int = 200) -> list[Choice]:
    """Of four candidates the right one has the highest sum of both features; a third feature tells nothing of it.

    Each question moves all of its candidates up or down, which only a fit of the choice can see through.
    """
    rng = np.random.default_rng(7)
    found = []
    for _ in range(n):
        values = rng.normal(size=(4, 3))
        right = np.zeros(4, bool)
        right[np.argmax(values[:, 0] + values[:, 1] + rng.normal(scale=0.3, size=4))] = True
        found.append(Choice(values + rng.normal(scale=3) * np.array([1, 1, 0]), right, 1.0))
    return found


def right_share(found: Logistic, asked: list[Choice]) -> float:
    weights = np.array(list(found.weights.values()))
    return float(np.mean([choice.right[np.argmax(choice.values @ weights)] for choice in asked]))


def test_a_choice_is_fitted_within_each_question():
    found = fit_choice(choices(), ("one", "two", "noise"))
    assert found.weights["one"] == pytest.approx(found.weights["two"], rel=0.3)
    assert found.weights["noise"] < found.weights["one"] / 5
    assert right_share(found, choices(400)[200:]) > 0.85


def test_its_probabilities_are_those_of_single_candidates():
    asked = choices()
    found = fit_choice(asked, ("one", "two", "noise"))
    rows = [dict(zip(found.weights, values, strict=True)) for choice in asked for values in choice.values.tolist()]
    assert np.mean([found.probability(row) for row in rows]) == pytest.approx(0.25, abs=0.01)


def test_a_question_counts_as_much_as_its_share():
    one = Choice(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([True, False]), 1.0)
    other = Choice(one.values, ~one.right, 3.0)
    found = fit_choice([one, other], ("first", "second"))
    assert found.weights["second"] > found.weights["first"] == 0
