"""Which of the ranked passages are returned: not all from one document, and none of the question's rare words lost."""

import numpy as np
from numpy.typing import NDArray

from embeddings.dense import Ranking
from embeddings.postings import Rows

_SHARE = 0.6
"""Most of the passages that one document may take where others score nearly as high: 3 of 5."""

_NEARLY = 0.9
"""Least share of a passage's score at which one of another document goes before it."""


def spread(ranking: Ranking, documents: NDArray[np.int32], k: int) -> Ranking:
    """Put first the k passages to return, one document's surplus giving way to others that score nearly as high.

    A document takes at most 60 % of the k places as long as a passage of another one has 90 % of the score of the one
    that it displaces. What is displaced keeps its place behind the k.

    Args:
        ranking: Rows and scores, best first.
        documents: (n,) the document of each of these rows.
        k: How many are wanted.
    """
    most = max(1, int(_SHARE * k))
    rows, scores = ranking
    chosen = list(range(min(k, len(rows))))
    for other in range(k, len(rows)):
        held = documents[chosen]
        crowded = [place for place in chosen if np.count_nonzero(held == documents[place]) > most]
        if not crowded or scores[other] < _NEARLY * scores[crowded[-1]]:
            break
        if np.count_nonzero(held == documents[other]) < most:
            chosen = [place for place in chosen if place != crowded[-1]] + [other]
    return _first(ranking, chosen)


def with_one_of(ranking: Ranking, wanted: Rows, k: int) -> Ranking:
    """Put the best of some wanted passages at place k, where none of them is among the first k.

    Args:
        ranking: Rows and scores, best first.
        wanted: The rows of which one should be there.
        k: How many passages are returned, at least 2.
    """
    places = np.flatnonzero(np.isin(ranking[0], wanted))
    if k < 2 or len(places) == 0 or places[0] < k:
        return ranking
    return _first(ranking, [*range(k - 1), int(places[0])])


def _first(ranking: Ranking, chosen: list[int]) -> Ranking:
    """Return the ranking with some places first, in their order, and the rest behind."""
    rest = np.setdiff1d(np.arange(len(ranking[0])), chosen)
    order = np.concatenate([np.array(chosen, np.int64), rest])
    return ranking[0][order], ranking[1][order]
