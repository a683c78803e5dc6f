"""What a run of a question set found."""

from collections.abc import Iterable
from statistics import median, quantiles

from pydantic import BaseModel, ConfigDict

from eval.metrics.ranking import mean_reciprocal_rank, recall_at


class RowReport(BaseModel):
    """One question: what came back and what was right about it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    kind: str
    question: str
    answerable: bool
    abstained: bool = False
    confidence: float = 0.0
    answer: str = ""
    short_answer: str | None = None
    correct: bool = False
    cited: bool = False
    f1: float | None = None
    rank: int | None = None
    latency_ms: float = 0.0
    error: str | None = None

    @property
    def right(self) -> bool:
        """Right, and for an answerable question rightly cited too."""
        return self.correct and (self.cited or not self.answerable)


class SetReport(BaseModel):
    """All questions of a set. Failed questions count as wrong, never as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    generator: str
    index: str
    n: int
    n_answerable: int
    n_failed: int
    n_refused: int
    measures: dict[str, float]
    rows: tuple[RowReport, ...]

    def as_text(self) -> str:
        """Return a table for a terminal."""
        lines = [
            f"{self.name}: n {self.n} ({self.n_answerable} answerable), "
            f"n_failed {self.n_failed}, n_refused {self.n_refused}"
        ]
        lines += [f"  {name:34} {value:8.3f}" for name, value in self.measures.items()]
        wrong = [row for row in self.rows if not row.right]
        lines += [f"  wrong: {row.id} [{row.kind}] {row.question}" for row in wrong[:20]]
        return "\n".join(lines + ([f"  … and {len(wrong) - 20} more wrong"] if len(wrong) > 20 else []))


def summarise(name: str, rows: list[RowReport], *, generator: str, index: str) -> SetReport:
    """Return the report of a set's rows.

    Raises:
        ValueError: There are no rows.
    """
    if not rows:
        raise ValueError(f"question set {name!r} has no rows to summarise")
    answerable = [row for row in rows if row.answerable]
    return SetReport(
        name=name,
        generator=generator,
        index=index,
        n=len(rows),
        n_answerable=len(answerable),
        n_failed=sum(row.error is not None for row in rows),
        n_refused=sum(row.abstained for row in rows),
        measures={**_answers(answerable), **_refusals(rows), **_latency(rows)},
        rows=tuple(rows),
    )


def _answers(rows: list[RowReport]) -> dict[str, float]:
    if not rows:
        return {}
    ranks = [row.rank for row in rows]
    return {
        "recall@1": recall_at(ranks, 1),
        "recall@5": recall_at(ranks, 5),
        "mrr": mean_reciprocal_rank(ranks),
        "answers right": _share(row.correct for row in rows),
        "answers right and rightly cited": _share(row.right for row in rows),
        "short answer or text, token F1": sum(row.f1 or 0.0 for row in rows) / len(rows),
        "refused though answerable": _share(row.abstained for row in rows),
    }


def _refusals(rows: list[RowReport]) -> dict[str, float]:
    absent = [row for row in rows if not row.answerable]
    return {"unanswerable refused": _share(row.abstained for row in absent)} if absent else {}


def _latency(rows: list[RowReport]) -> dict[str, float]:
    spent = [row.latency_ms for row in rows if row.error is None]
    if len(spent) < 2:
        return {}
    return {"latency p50 ms": median(spent), "latency p95 ms": quantiles(spent, n=20, method="inclusive")[-1]}


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed)
