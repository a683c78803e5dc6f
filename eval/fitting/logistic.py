"""Fit a readable logistic regression."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.logistic import Logistic


def fit_logistic(
    rows: Sequence[Mapping[str, float]],
    gold: NDArray[np.bool_],
    names: Sequence[str],
    *,
    shares: NDArray[np.float64] | None = None,
) -> Logistic:
    """Return the regression of `gold` on the named features, weights rounded to four places.

    Args:
        rows: Features of each example.
        gold: (n,) what is to be told.
        names: The features to use.
        shares: (n,) how much each example counts, 1 by default.
    """
    from sklearn.linear_model import LogisticRegression

    values = np.array([[row[name] for name in names] for row in rows])
    model = LogisticRegression(C=3.0, max_iter=2000).fit(values, gold, sample_weight=shares)
    weights = dict(zip(names, (round(float(weight), 4) for weight in model.coef_[0]), strict=True))
    return Logistic(bias=round(float(model.intercept_[0]), 4), weights=weights)
