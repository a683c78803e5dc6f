"""Fit a readable logistic regression."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.logistic import Logistic

Rows = list[dict[str, float]]
"""Features of each example, by name."""


def fit_logistic(
    rows: Rows,
    gold: NDArray[np.bool_],
    shares: NDArray[np.float64],
    names: Sequence[str],
) -> Logistic:
    """Return the regression of `gold` on the named features, weights rounded to four places.

    Args:
        rows: Features of each example.
        gold: (n,) what is to be told.
        shares: (n,) how much each example counts.
        names: The features to use.
    """
    from sklearn.linear_model import LogisticRegression

    values = np.array([[row[name] for name in names] for row in rows])
    model = LogisticRegression(C=3.0, max_iter=2000).fit(values, gold, sample_weight=shares)
    weights = dict(zip(names, (round(float(weight), 4) for weight in model.coef_[0]), strict=True))
    return Logistic(bias=round(float(model.intercept_[0]), 4), weights=weights)


def stacked(parts: Sequence[tuple[Rows, NDArray[np.bool_]]]) -> tuple[Rows, NDArray[np.bool_], NDArray[np.float64]]:
    """Return rows and gold of all sets, and how much each row counts so that every set counts the same."""
    rows = [row for part, _ in parts for row in part]
    shares = np.concatenate([np.full(len(part), len(rows) / len(parts) / len(part)) for part, _ in parts])
    return rows, np.concatenate([gold for _, gold in parts]), shares
