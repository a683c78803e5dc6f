"""Classification measures agree with scikit-learn, percentiles with numpy."""

import random

import numpy as np
import pytest
from sklearn.metrics import precision_score, recall_score, roc_auc_score

from eval.metrics.auroc import auroc
from eval.metrics.percentile import percentile
from eval.metrics.refusal import refusal_precision, refusal_recall


def case(seed: int) -> tuple[list[float], list[bool]]:
    """Forty scores in steps of a tenth, so that many tie, and a class for each."""
    rng = random.Random(seed)
    return [rng.randint(0, 10) / 10 for _ in range(40)], [True, False, *(rng.random() < 0.4 for _ in range(38))]


@pytest.mark.parametrize("seed", range(20))
def test_the_area_under_the_curve_agrees(seed: int):
    scores, positive = case(seed)
    assert auroc(scores, positive) == pytest.approx(roc_auc_score(positive, scores), abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_precision_and_recall_of_refusing_agree(seed: int):
    scores, unanswerable = case(seed)
    refused = [score < 0.5 for score in scores]
    assert refusal_precision(refused, unanswerable) == pytest.approx(precision_score(unanswerable, refused), abs=1e-9)
    assert refusal_recall(refused, unanswerable) == pytest.approx(recall_score(unanswerable, refused), abs=1e-9)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.95, 0.99, 1.0])
@pytest.mark.parametrize("seed", range(3))
def test_percentiles_agree_with_numpy(seed: int, share: float):
    values, _ = case(seed)
    assert percentile(values, share) == pytest.approx(np.quantile(values, share), abs=1e-9)
