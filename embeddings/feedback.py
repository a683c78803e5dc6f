"""A second look at the best passages: what the very best have in common is taken for part of the question."""

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Matrix, normalise

TOP = 5
"""Passages that are listened to."""

_SHARE = 0.4
"""How much their mean counts beside the question."""


def with_feedback(question: NDArray[np.float32], best: Matrix, scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the question's vector moved towards the best passages' mean, (d,), length 1.

    Source: Rocchio, "Relevance feedback in information retrieval", 1971; over vectors of a language model Li et al.,
    "Pseudo Relevance Feedback with Deep Language Models and Dense Retrievers", TOIS 2023.

    Args:
        question: (d,), length 1.
        best: (m, d), rows of length 1; for no passage the question stays.
        scores: (m,) their fused scores, by which they count.
    """
    weights = np.maximum(scores, 0)
    if weights.sum() <= 0:
        return question
    moved: NDArray[np.float32] = normalise((question + _SHARE * (weights / weights.sum()) @ best)[None])[0]
    return moved
