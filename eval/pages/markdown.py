"""The Markdown page of a report."""

import html
import re
from collections.abc import Iterator, Sequence

from corpus.cleaning import clean
from eval.report import SetReport
from eval.row import RowReport

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~-])")
_ORDERED = re.compile(r"^(\d+)\.")


def as_markdown(reports: Sequence[SetReport]) -> str:
    """Return the reports as Markdown: measures, where answers were lost, and the wrong ones."""
    return "\n\n".join("\n".join(_lines(report)) for report in reports) + "\n"


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is: no markup, link, image or HTML comes to life."""
    line = _SPECIAL.sub(r"\\\1", html.escape(" ".join(clean(text).split()), quote=False))
    return _ORDERED.sub(r"\1\.", line)


def _lines(report: SetReport) -> Iterator[str]:
    yield f"# {escaped(report.name)}"
    yield ""
    counts = f"{report.n_failed} failed, {report.n_refused} refused"
    yield f"{report.n} questions ({report.n_answerable} answerable); {counts}."
    if report.about:
        made = (report.about.started, report.about.machine, f"generator {report.generator}")
        yield f"{', '.join(map(escaped, made))}."
    yield from ("", "| measure | value | 95 % interval | n |", "| --- | ---: | ---: | ---: |")
    yield from (_measure(report, name, value) for name, value in report.measures.items())
    if report.lost:
        yield from ("", "| wrong answers lost | n |", "| --- | ---: |")
        yield from (f"| {where} | {count} |" for where, count in report.lost.items())
    wrong = [row for row in report.rows if row.judged and not row.right]
    if wrong:
        yield from ("", "## Wrong", "")
        yield from map(_row, wrong)


def _measure(report: SetReport, name: str, value: float) -> str:
    low, high = report.intervals.get(name, (None, None))
    interval = f"{low:.4f} – {high:.4f}" if low is not None else ""
    return f"| {escaped(name)} | {value:.4f} | {interval} | {report.counts.get(name, '')} |"


def _row(row: RowReport) -> str:
    given = "refused" if row.abstained else escaped(row.short_answer or row.answer or row.error or "")
    wanted = "a refusal" if not row.answerable else "; ".join(map(escaped, row.accepted))
    lost = f" ({row.lost})" if row.lost else ""
    return f"- {escaped(row.question)}{lost}: {given}. Wanted: {wanted}."
