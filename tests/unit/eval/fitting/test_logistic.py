import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from eval.fitting.logistic import fit_logistic, stacked


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


def test_every_set_counts_the_same_unless_told_otherwise():
    small, large = ([{"a": 1.0}] * 2, np.array([True, False])), ([{"a": 2.0}] * 8, np.array([True] * 8))
    _, gold, shares = stacked([small, large])
    assert (len(gold), shares[:2].sum(), shares[2:].sum()) == (10, pytest.approx(5), pytest.approx(5))
    _, _, shares = stacked([small, large], [3.0, 1.0])
    assert (shares[:2].sum(), shares[2:].sum()) == (pytest.approx(7.5), pytest.approx(2.5))
