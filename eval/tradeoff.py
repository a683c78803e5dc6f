"""The table of a sweep: quality against time, one row a combination."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from eval.report import SetReport

_SHOWN = {
    "right": "answers right",
    "F1": "short answer or text, token F1",
    "nDCG@10": "documents, nDCG@10",
    "recall@5": "recall@5",
    "refused wrongly": "refused though answerable",
    "refused rightly": "unanswerable refused",
    "tokens read": "tokens read",
    "p50 ms": "latency p50 ms",
    "p95 ms": "latency p95 ms",
}
_TIME = "latency p50 ms"


class Trial(BaseModel):
    """One combination and what it gave.

    Attributes:
        settings: What was set.
        run: Name of the saved run.
        unbeaten: No other combination is both better and faster.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    settings: dict[str, str]
    run: str
    report: SetReport
    unbeaten: bool = True


def mark_unbeaten(trials: Sequence[Trial]) -> list[Trial]:
    """Return the trials, those marked that no other one beats in quality without being slower, or the reverse."""
    points = [(_quality(trial), -trial.report.measures.get(_TIME, 0.0)) for trial in trials]
    return [
        trial.model_copy(update={"unbeaten": not any(_beats(other, mine) for other in points)})
        for trial, mine in zip(trials, points, strict=True)
    ]


def as_table(trials: Sequence[Trial]) -> str:
    """Return a table for a terminal; a star stands before combinations that none beats in quality and time."""
    columns = {title: label for title, label in _SHOWN.items() if any(label in t.report.measures for t in trials)}
    head = ["", *trials[0].settings, *columns, "run"]
    rows = [
        ["*" if t.unbeaten else "", *t.settings.values(), *(_cell(t, label) for label in columns.values()), t.run]
        for t in trials
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in [head, *rows])
    return "\n".join(line.rstrip() for line in lines)


def _quality(trial: Trial) -> float:
    measures = trial.report.measures
    return measures.get("answers right", measures.get("documents, nDCG@10", 0.0))


def _beats(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def _cell(trial: Trial, label: str) -> str:
    value = trial.report.measures.get(label)
    if value is None:
        return "–"
    return f"{value:.0f}" if label.endswith("ms") or label == "tokens read" else f"{value:.3f}"
