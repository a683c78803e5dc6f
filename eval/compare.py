"""Compare two runs of the same questions: what changed, whether that can be luck, and which answers flipped."""

from collections.abc import Sequence

from corpus.errors import QuestionSetError
from eval.comparison import Change, Comparison, Flip, Verdict
from eval.measures import MEASURES, Measure
from eval.report import SetReport
from eval.row import Lost, RowReport
from eval.set_measures import SET_MEASURES, SetMeasure
from eval.statistics.bootstrap import bootstrap_interval
from eval.statistics.permutation import paired_p

SIGNIFICANT = 0.05
"""A difference is called one when chance alone would make it more rarely than this."""

Pair = tuple[RowReport, RowReport]


def compare(before: SetReport, after: SetReport, *, names: tuple[str, str] = ("before", "after")) -> Comparison:
    """Return what differs between two runs.

    Raises:
        QuestionSetError: They have no question in common.
    """
    pairs = _pairs(before, after)
    if not pairs:
        raise QuestionSetError(f"{names[0]} and {names[1]} have no question in common; compare runs of one set")
    earlier, later = {row.id for row in before.rows}, {row.id for row in after.rows}
    means = (_change(measure, pairs) for measure in MEASURES)
    wholes = (_whole(measure, pairs) for measure in SET_MEASURES)
    return Comparison(
        before=names[0],
        after=names[1],
        n=len(pairs),
        left_out=len(earlier | later) - len(pairs),
        changed=len(earlier & later) - len(pairs),
        changes=tuple(change for change in (*means, *wholes) if change),
        now_right=tuple(_flip(a, a.lost) for a, b in pairs if a.judged and b.correct and not a.correct),
        now_wrong=tuple(_flip(b, b.lost) for a, b in pairs if a.judged and a.correct and not b.correct),
        differing=_differing(before, after),
    )


def _pairs(before: SetReport, after: SetReport) -> list[Pair]:
    earlier = {row.id: row for row in before.rows}
    both = ((earlier[row.id], row) for row in after.rows if row.id in earlier)
    return [(a, b) for a, b in both if (a.question, a.accepted) == (b.question, b.accepted)]


def _change(measure: Measure, pairs: Sequence[Pair]) -> Change | None:
    values = [(measure.value(a), measure.value(b)) for a, b in pairs]
    both = [(a, b) for a, b in values if a is not None and b is not None]
    if not both:
        return None
    differences = [b - a for a, b in both]
    interval, p = bootstrap_interval(differences), paired_p(differences)
    difference = sum(differences) / len(both)
    clear = p < SIGNIFICANT and not interval.low <= 0 <= interval.high
    good = Verdict.BETTER if (difference > 0) == measure.higher_is_better else Verdict.WORSE
    return Change(
        key=measure.key,
        label=measure.label,
        quality=measure.quality,
        n=len(both),
        before=sum(a for a, _ in both) / len(both),
        after=sum(b for _, b in both) / len(both),
        difference=difference,
        interval=(interval.low, interval.high),
        p=p,
        verdict=good if clear else Verdict.UNCLEAR,
    )


def _whole(measure: SetMeasure, pairs: Sequence[Pair]) -> Change | None:
    a, b = measure.value([pair[0] for pair in pairs]), measure.value([pair[1] for pair in pairs])
    if a is None or b is None:
        return None
    return Change(
        key=measure.key, label=measure.label, quality=False, n=len(pairs), before=a, after=b, difference=b - a
    )


def _flip(row: RowReport, lost: Lost | None) -> Flip:
    return Flip(id=row.id, question=row.question, lost=lost)


def _differing(before: SetReport, after: SetReport) -> dict[str, tuple[str, str]]:
    if before.about is None or after.about is None:
        return {}
    a, b = (
        {**about.settings, "generator": about.generator, "index": about.index[:12], "code": about.code[:12]}
        for about in (before.about, after.about)
    )
    return {
        name: (a.get(name, "–"), b.get(name, "–")) for name in sorted(a.keys() | b.keys()) if a.get(name) != b.get(name)
    }
