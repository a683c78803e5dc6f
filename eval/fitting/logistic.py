"""Fit readable logistic regressions: of examples one by one, and of the choice among several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.logistic import Logistic

_C = 3.0
_BOUNDS = {-1: (None, 0.0), 0: (None, None), 1: (0.0, None)}

Rows = list[dict[str, float]]
"""Features of each example, by name."""


def fit_logistic(
    rows: Rows,
    gold: NDArray[np.bool_],
    shares: NDArray[np.float64],
    names: Sequence[str],
    *,
    signs: Mapping[str, int] | None = None,
) -> Logistic:
    """Return the regression of `gold` on the named features, weights rounded to four places.

    Minimised is the weighted log loss plus the weights' squared length over 2 C, by L-BFGS-B.

    Args:
        rows: Features of each example.
        gold: (n,) what is to be told.
        shares: (n,) how much each example counts.
        names: The features to use.
        signs: 1 for features that can only speak for it and -1 for those that can only speak against it; correlated
            features otherwise get opposite weights that do not hold elsewhere. The others may get either.
    """
    from scipy.optimize import minimize

    values = np.array([[row[name] for name in names] for row in rows])  # (n, f)
    sides = np.where(gold, 1.0, -1.0)

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = sides * (values @ point[1:] + point[0])
        slopes = -shares * sides / (1 + np.exp(np.clip(margins, -30, 30)))
        total = shares @ np.logaddexp(0, -margins) + point[1:] @ point[1:] / (2 * _C)
        return float(total), np.concatenate([[slopes.sum()], values.T @ slopes + point[1:] / _C])

    bounds = [(None, None), *(_BOUNDS[(signs or {}).get(name, 0)] for name in names)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    bias, *weights = (round(float(value), 4) for value in found.x)
    return Logistic(bias=bias, weights=dict(zip(names, weights, strict=True)))


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with its candidates.

    Attributes:
        values: (n, f) features, a row a candidate.
        right: (n,) which of them are right, at least one.
        share: How much the question counts.
    """

    values: NDArray[np.float64]
    right: NDArray[np.bool_]
    share: float


def fit_choice(choices: Sequence[Choice], names: Sequence[str]) -> Logistic:
    """Return the weights, none below 0, under which the right candidates of each question outdo its others.

    A conditional logit (McFadden, 1974): minimised is minus the log of the right candidates' share of the softmax over
    all of the question's, plus the weights' squared length over 2 C, by L-BFGS-B. A logistic regression over single
    candidates then scales and shifts the result, so that it gives the probability of one.

    Args:
        choices: Questions.
        names: Of the features, in the order of the columns.
    """
    from scipy.optimize import minimize

    total = sum(choice.share for choice in choices) / len(choices)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = float(weights @ weights) / (2 * _C), weights / _C
        for choice in choices:
            scores = choice.values @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            held = float(shares[choice.right].sum())
            value -= choice.share / total * float(np.log(held))
            slope = slope - choice.share / total * ((shares * choice.right / held - shares) @ choice.values)
        return value, slope

    start = np.zeros(len(names))
    weights = minimize(loss, start, jac=True, bounds=[(0, None)] * len(names), method="L-BFGS-B").x
    rows = [{"score": float(score)} for choice in choices for score in choice.values @ weights]
    right = np.concatenate([choice.right for choice in choices])
    each = np.concatenate([np.full(len(choice.right), choice.share / len(choice.right)) for choice in choices])
    single = fit_logistic(rows, right, each * len(each) / each.sum(), ("score",))
    scaled = (round(float(weight) * single.weights["score"], 4) for weight in weights)
    return Logistic(bias=single.bias, weights=dict(zip(names, scaled, strict=True)))


def stacked(parts: Sequence[tuple[Rows, NDArray[np.bool_]]]) -> tuple[Rows, NDArray[np.bool_], NDArray[np.float64]]:
    """Return rows and gold of all sets, and how much each row counts: every set counts alike.

    Args:
        parts: Rows and gold of each set.
    """
    rows = [row for part, _ in parts for row in part]
    shares = np.concatenate([np.full(len(part), len(rows) / len(parts) / len(part)) for part, _ in parts])
    return rows, np.concatenate([gold for _, gold in parts]), shares
