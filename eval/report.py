"""What a run of a question set found."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from eval.about import About
from eval.measures import MEASURES
from eval.row import Lost, RowReport
from eval.set_measures import SET_MEASURES
from eval.statistics.bootstrap import bootstrap_interval

_SHOWN = 20


class SetReport(BaseModel):
    """All questions of a set. Failed questions count as wrong, never as absent.

    Attributes:
        measures: By label.
        intervals: Of those that are means, where 95 of 100 such sets of questions would put them.
        counts: Of those that are means, over how many questions.
        lost: How many wrong answers were lost where.
        about: What the run was made with; None for rows that were judged without a run.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    generator: str
    index: str
    n: int
    n_answerable: int
    n_failed: int
    n_refused: int
    measures: dict[str, float]
    intervals: dict[str, tuple[float, float]] = {}
    counts: dict[str, int] = {}
    lost: dict[Lost, int] = {}
    about: About | None = None
    rows: tuple[RowReport, ...]

    def as_text(self) -> str:
        """Return a table for a terminal."""
        lines = [
            f"{self.name}: n {self.n} ({self.n_answerable} answerable), "
            f"n_failed {self.n_failed}, n_refused {self.n_refused}"
        ]
        lines += [f"  {name:34} {value:8.3f}{self._interval(name)}" for name, value in self.measures.items()]
        lines += [f"  lost: {count:4} {where}" for where, count in self.lost.items()]
        wrong = [row for row in self.rows if row.judged and not row.right]
        lines += [f"  wrong: {row.id} [{row.kind}] {row.question}{_where(row)}" for row in wrong[:_SHOWN]]
        return "\n".join(lines + ([f"  … and {len(wrong) - _SHOWN} more wrong"] if len(wrong) > _SHOWN else []))

    def _interval(self, name: str) -> str:
        if name not in self.intervals:
            return ""
        low, high = self.intervals[name]
        return f"  {f'[{low:.3f}, {high:.3f}]':18} n {self.counts[name]}"


def summarise(
    name: str, rows: Sequence[RowReport], *, generator: str, index: str, about: About | None = None
) -> SetReport:
    """Return the report of a set's rows.

    Raises:
        ValueError: There are no rows.
    """
    if not rows:
        raise ValueError(f"question set {name!r} has no rows to summarise")
    values = {measure.label: found for measure in MEASURES if (found := measure.of(rows))}
    intervals = {label: bootstrap_interval(found) for label, found in values.items()}
    lost = Counter(row.lost for row in rows if row.lost)
    return SetReport(
        name=name,
        generator=generator,
        index=index,
        n=len(rows),
        n_answerable=sum(row.answerable for row in rows),
        n_failed=sum(row.error is not None for row in rows),
        n_refused=sum(row.abstained for row in rows),
        measures={**{label: sum(found) / len(found) for label, found in values.items()}, **dict(_of_all(rows))},
        intervals={label: (each.low, each.high) for label, each in intervals.items()},
        counts={label: len(found) for label, found in values.items()},
        lost={where: lost[where] for where in Lost if lost[where]},
        about=about,
        rows=tuple(rows),
    )


def _of_all(rows: Sequence[RowReport]) -> Iterator[tuple[str, float]]:
    for measure in SET_MEASURES:
        value = measure.value(rows)
        if value is not None:
            yield measure.label, value


def _where(row: RowReport) -> str:
    return f" ({row.lost})" if row.lost else ""
