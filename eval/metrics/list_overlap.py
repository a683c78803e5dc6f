"""How whole and how clean a list is."""

from collections.abc import Sequence

from eval.metrics.contains import contains


def list_recall(shown: Sequence[str], items: Sequence[str]) -> float:
    """Return the share of the right items that stand in what is shown.

    Formula: |{item : some shown line contains it}| / |items|.

    Raises:
        ValueError: There is no right item.

    Example:
        >>> list_recall(["1. Ann", "2. Bo"], ["Ann", "Bo", "Cy"])  # two of three
        0.6666666666666666
    """
    if not items:
        raise ValueError("list recall needs at least one item")
    return sum(any(contains(line, [item]) for line in shown) for item in items) / len(items)


def list_precision(shown: Sequence[str], items: Sequence[str]) -> float:
    """Return the share of the shown lines that hold a right item; 0 where nothing is shown.

    Formula: |{line : it contains some item}| / |shown|.

    Example:
        >>> list_precision(["1. Ann", "Chapter two"], ["Ann", "Bo"])
        0.5
    """
    return sum(contains(line, items) for line in shown) / len(shown) if shown else 0.0
