"""Does the answer hold a right answer?"""

from collections.abc import Iterable

from eval.metrics.normalise import normalise


def contains(answer: str, accepted: Iterable[str]) -> bool:
    """Tell whether an answer holds one of the accepted answers, as whole words, after folding.

    Example:
        >>> contains("It was RMB 15.6 billion yuan.", ["15.6 billion"])
        True
    """
    words = f" {normalise(answer)} "
    return any(f" {folded} " in words for text in accepted if (folded := normalise(text)))
