"""Token overlap of an answer and the right one."""

from collections import Counter
from collections.abc import Iterable

from eval.metrics.normalise import normalise


def token_f1(answer: str, accepted: Iterable[str]) -> float:
    """Return the best harmonic mean of token precision and recall over the accepted answers, 0 to 1.

    Source: Rajpurkar et al., EMNLP 2016.

    Example:
        >>> round(token_f1("RMB 15.6 billion yuan", ["15.6 billion"]), 3)  # precision 2/4, recall 2/2
        0.667
    """
    return max((_f1(normalise(answer).split(), normalise(text).split()) for text in accepted), default=0.0)


def _f1(found: list[str], wanted: list[str]) -> float:
    if not found or not wanted:
        return float(found == wanted)
    shared = sum((Counter(found) & Counter(wanted)).values())
    return 2 * shared / (len(found) + len(wanted))
