"""Is the answer, after folding, exactly a right one?"""

from collections.abc import Iterable

from eval.metrics.normalise import normalise


def exact_match(answer: str, accepted: Iterable[str]) -> float:
    """Return 1 when the answer equals an accepted one after folding, else 0.

    Source: Rajpurkar et al., EMNLP 2016.

    Example:
        >>> exact_match("The Ferry Aurora.", ["ferry Aurora"])
        1.0
    """
    folded = normalise(answer)
    return float(any(folded == normalise(text) for text in accepted))
