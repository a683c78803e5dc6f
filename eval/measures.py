"""The measures that are means over questions: name, value of one question, and which way is better."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.metrics.average_precision import average_precision
from eval.metrics.ndcg import ndcg_at
from eval.metrics.precision import precision_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank_at
from eval.row import RowReport


@dataclass(frozen=True, slots=True)
class Measure:
    """The mean of a value over the questions that it applies to.

    Attributes:
        key: Short name, as in `--fail-if "f1 < -0.01"`.
        label: As a report shows it.
        value: Of one question; None where the measure does not apply. A failed question counts as nought.
        higher_is_better: Which way is better.
        quality: Whether it says how good the answers are, not what they cost.
    """

    key: str
    label: str
    value: Callable[[RowReport], float | None]
    higher_is_better: bool = True
    quality: bool = True

    def of(self, rows: Iterable[RowReport]) -> list[float]:
        """Return the values of the questions that the measure applies to."""
        return [value for row in rows if (value := self.value(row)) is not None]


def _sought(value: Callable[[RowReport], float]) -> Callable[[RowReport], float | None]:
    return lambda row: value(row) if row.sought else None


def _accepted(value: Callable[[RowReport], float]) -> Callable[[RowReport], float | None]:
    return lambda row: value(row) if row.answerable and row.accepted else None


def _at(depth: int) -> Callable[[RowReport], float | None]:
    return _sought(lambda row: float(row.rank is not None and row.rank <= depth))


MEASURES = (
    Measure("recall@1", "recall@1", _at(1)),
    Measure("recall@5", "recall@5", _at(5)),
    Measure("mrr", "mrr", _sought(lambda row: 1 / row.rank if row.rank else 0.0)),
    Measure("right", "answers right", _accepted(lambda row: float(row.correct))),
    Measure("cited", "answers right and rightly cited", _accepted(lambda row: float(row.right))),
    Measure("f1", "short answer or text, token F1", _accepted(lambda row: row.f1 or 0.0)),
    Measure("exact", "short answer or text, exact match", _accepted(lambda row: row.exact or 0.0)),
    Measure("numeric", "numbers right", lambda row: row.numeric),
    Measure("list-recall", "list recall", lambda row: row.list_recall),
    Measure("list-precision", "list precision", lambda row: row.list_precision),
    Measure(
        "refused",
        "refused though answerable",
        lambda row: float(row.abstained) if row.answerable else None,
        higher_is_better=False,
    ),
    Measure("refusal-recall", "unanswerable refused", lambda row: None if row.answerable else float(row.abstained)),
    Measure(
        "refusal-precision", "refusals that were due", lambda row: float(not row.answerable) if row.abstained else None
    ),
    Measure("citation-precision", "citations on gold evidence", lambda row: row.citation_precision),
    Measure("citation-recall", "gold evidence cited", _sought(lambda row: row.citation_recall or 0.0)),
    Measure("support-precision", "citations that support", lambda row: row.support_precision),
    Measure("support-recall", "sentences supported", lambda row: row.support_recall),
    Measure("ndcg@10", "documents, nDCG@10", _sought(lambda row: ndcg_at(row.gains, row.grades, k=10))),
    Measure("map", "documents, MAP", _sought(lambda row: average_precision(row.gains, len(row.grades)))),
    Measure("doc-recall@10", "documents, recall@10", _sought(lambda row: recall_at(row.gains, len(row.grades), k=10))),
    Measure("doc-precision@5", "documents, precision@5", _sought(lambda row: precision_at(row.gains, k=5))),
    Measure("doc-mrr@10", "documents, MRR@10", _sought(lambda row: reciprocal_rank_at(row.gains, k=10))),
    Measure("read", "tokens read", lambda row: _cost(row, row.tokens_read), higher_is_better=False, quality=False),
    Measure(
        "written", "tokens written", lambda row: _cost(row, row.tokens_written), higher_is_better=False, quality=False
    ),
    Measure(
        "latency", "latency mean ms", lambda row: _cost(row, row.latency_ms), higher_is_better=False, quality=False
    ),
)
"""Means over questions, in the order of the report."""


def _cost(row: RowReport, value: float) -> float | None:
    return None if row.error else float(value)
