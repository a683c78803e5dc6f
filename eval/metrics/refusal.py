"""Refusing judged as a class of its own: an unanswerable question is a positive, a refusal a hit."""

from collections.abc import Sequence


def refusal_precision(refused: Sequence[bool], unanswerable: Sequence[bool]) -> float | None:
    """Return the share of refusals that were due.

    Formula: |refused and unanswerable| / |refused|.

    Returns:
        None when nothing was refused.

    Example:
        >>> refusal_precision([True, True, False], [True, False, True])
        0.5
    """
    return _share(refused, unanswerable)


def refusal_recall(refused: Sequence[bool], unanswerable: Sequence[bool]) -> float | None:
    """Return the share of unanswerable questions that were refused.

    Formula: |refused and unanswerable| / |unanswerable|.

    Returns:
        None when every question can be answered.

    Example:
        >>> refusal_recall([True, True, False], [True, False, True])
        0.5
    """
    return _share(unanswerable, refused)


def _share(among: Sequence[bool], counted: Sequence[bool]) -> float | None:
    both = sum(a and c for a, c in zip(among, counted, strict=True))
    return both / sum(among) if any(among) else None
