"""Leave room for other documents where they are nearly as good."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_TOP, _OF_ONE_DOCUMENT = 5, 3
_NEARLY = 0.9


def diversified(documents: Sequence[int], scores: NDArray[np.float32]) -> list[int]:
    """Return the places of a ranking in a new order: of the first five at most three are of one document.

    A fourth one stays where no passage of another document scores at least nine tenths of what it does. The first five
    are again in order of their scores, and so are all others behind them.

    Args:
        documents: Of each passage, best first.
        scores: Theirs, (n,), falling.
    """
    left, first, held = list(range(len(documents))), list[int](), Counter[int]()
    while left and len(first) < _TOP:
        place = left[0]
        if held[documents[place]] >= _OF_ONE_DOCUMENT:
            least = _NEARLY * scores[place]
            others = (p for p in left if held[documents[p]] < _OF_ONE_DOCUMENT and scores[p] >= least)
            place = next(others, place)
        left.remove(place)
        first.append(place)
        held[documents[place]] += 1
    return [*sorted(first), *left]
