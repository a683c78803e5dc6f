"""Permutation test: could the difference of two systems be luck?

Source: Fisher's randomisation test, as Smucker, Allan and Carterette, CIKM 2007, recommend for retrieval.
"""

from collections.abc import Sequence

import numpy as np

PERMUTATIONS = 10_000
_TIE = 1e-12


def paired_p(differences: Sequence[float], *, permutations: int = PERMUTATIONS) -> float:
    """Return how probable a mean difference at least this large is when the two systems are exchangeable.

    Formula: the share of sign assignments s with |Σ s_i d_i| ≥ |Σ d_i|. All of them are tried when there are no more
    than `permutations`; else that many at random, counting the observed one too. Questions without a difference do not
    matter.

    Args:
        differences: One a question.
        permutations: Most sign assignments that are tried.

    Example:
        >>> paired_p([1.0, 1.0, 1.0])  # of 8 assignments, +++ and --- are as large
        0.25
    """
    moved = np.sort(np.asarray([value for value in differences if value != 0], np.float64))  # (m,)
    if len(moved) == 0:
        return 1.0
    observed = abs(moved.sum()) - _TIE
    if 2 ** len(moved) <= permutations:
        signs = 1 - 2 * ((np.arange(2 ** len(moved))[:, None] >> np.arange(len(moved))) & 1)  # (2^m, m)
        return float(np.mean(np.abs(signs @ moved) >= observed))
    rng = np.random.default_rng(0)
    reached = sum(
        int(np.sum(np.abs(rng.choice([-1.0, 1.0], (100, len(moved))) @ moved) >= observed))
        for _ in range(permutations // 100)
    )
    return (1 + reached) / (1 + permutations // 100 * 100)
