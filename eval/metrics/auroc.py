"""Area under the receiver operating characteristic: does the score part the two classes?"""

from collections.abc import Sequence
from itertools import groupby


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """Return the probability that a positive scores above a negative, a tie counting half.

    Formula: the Mann-Whitney U of the positives over (positives × negatives), from mid-ranks. Source: Hanley and
    McNeil, Radiology 1982.

    Returns:
        None where one of the classes is empty.

    Example:
        >>> auroc([0.9, 0.4, 0.4, 0.1], [True, True, False, False])  # (1 + 1 + 1/2 + 1) / 4
        0.875
    """
    positives = sum(positive)
    negatives = len(positive) - positives
    if not positives or not negatives:
        return None
    ranks, below = 0.0, 0
    for _, tied in groupby(sorted(zip(scores, positive, strict=True)), key=lambda pair: pair[0]):
        flags = [flag for _, flag in tied]
        ranks += sum(flags) * (below + (len(flags) + 1) / 2)  # the mean rank of those that tie
        below += len(flags)
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)
