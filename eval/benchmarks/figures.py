"""The figures of a ranking of documents."""

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Any

from eval.metrics.average_precision import average_precision
from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank_at


def ranking_figures(ranked: Iterable[tuple[Sequence[int], Sequence[int]]]) -> dict[str, Any]:
    """Return the means over questions, with four digits.

    Args:
        ranked: For each question the grades of what was retrieved, best rank first, and those of all that is relevant.
    """
    pairs = list(ranked)
    means = {
        **{f"recall@{k}": fmean(recall_at(gains, len(wanted), k=k) for gains, wanted in pairs) for k in (1, 5, 10)},
        "nDCG@10": fmean(ndcg_at(gains, wanted, k=10) for gains, wanted in pairs),
        "MRR@10": fmean(reciprocal_rank_at(gains, k=10) for gains, _ in pairs),
        "MAP": fmean(average_precision(gains, len(wanted)) for gains, wanted in pairs),
    }
    return {"n": len(pairs), **{name: round(mean, 4) for name, mean in means.items()}}
