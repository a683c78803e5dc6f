"""Citations compared with gold evidence: precision and recall."""

from collections.abc import Sequence


def citation_precision(on_evidence: Sequence[Sequence[bool]]) -> float:
    """Return the share of an answer's citations that stand on gold evidence; 0 for an answer without citations.

    Args:
        on_evidence: For each citation, for each piece of gold evidence: does the citation stand on it?

    Example:
        >>> citation_precision([[True, False], [False, False]])  # the first of two
        0.5
    """
    return sum(any(row) for row in on_evidence) / len(on_evidence) if on_evidence else 0.0


def citation_recall(on_evidence: Sequence[Sequence[bool]], pieces: int) -> float:
    """Return the share of the gold evidence that some citation stands on.

    Args:
        on_evidence: As in `citation_precision`.
        pieces: How many pieces of gold evidence there are.

    Raises:
        ValueError: There is no gold evidence.

    Example:
        >>> citation_recall([[True, False], [False, False]], 2)
        0.5
    """
    if pieces < 1:
        raise ValueError("citation recall needs at least one piece of gold evidence")
    return sum(any(row[piece] for row in on_evidence) for piece in range(pieces)) / pieces
