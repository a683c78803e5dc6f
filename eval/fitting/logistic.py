"""Fit a readable logistic regression."""

from collections.abc import Mapping, Sequence

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


def stacked(
    parts: Sequence[tuple[Rows, NDArray[np.bool_]]], counts: Sequence[float] | None = None
) -> tuple[Rows, NDArray[np.bool_], NDArray[np.float64]]:
    """Return rows and gold of all sets, and how much each row counts.

    Args:
        parts: Rows and gold of each set.
        counts: How much each set counts; all the same by default.
    """
    rows = [row for part, _ in parts for row in part]
    weights = np.array(counts or [1.0] * len(parts)) / (sum(counts) if counts else len(parts))
    shares = np.concatenate(
        [np.full(len(part), len(rows) * weight / len(part)) for (part, _), weight in zip(parts, weights, strict=True)]
    )
    return rows, np.concatenate([gold for _, gold in parts]), shares
