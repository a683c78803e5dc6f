"""Question sets to run, saved runs and what one of them found, as HTML."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from assistant.doors.page.fragments import outcome, progress, said, shown, table, value
from assistant.doors.page.tab_words import TabWords
from eval.bench import Bench
from eval.own import OWN
from eval.pages.charts import loss_bars, measure_bars
from eval.report import SetReport
from eval.row import RowReport
from eval.sets import bundled_names

_MOST = 200
"""Questions of a kind that are listed; the report holds them all."""


def work_html(bench: Bench, words: TabWords) -> str:
    """Return how far the evaluation is, or what came of the last one."""
    state = bench.work.state
    if state.running:
        return progress(state, words, view="evaluation", step=state.step or words.starting)
    told = "".join(f"<p>{shown(line)}</p>" for line in bench.told)
    return outcome(state, told, words, view="evaluation")


def start_html(bench: Bench, words: TabWords, *, chosen: str = "") -> str:
    """Return the form that runs a set.

    Args:
        bench: Has the sets.
        words: Of the tabs.
        chosen: Name of the one that is chosen already.
    """
    bundled = bundled_names()
    yours = [name for name in bench.sets() if name not in bundled]
    groups = "".join(
        _options(label, names, chosen, words)
        for label, names in ((words.your_sets, yours), (words.bundled_sets, bundled))
    )
    return (
        f"<section id='start'><h2>{shown(words.run_set)}</h2>"
        "<form class='line' data-act='POST /evaluation/run'>"
        f"<label>{shown(words.question_set)}<select name='name'>{groups}</select></label>"
        f"<label>{shown(words.most)}<input type='number' name='limit' min='1' max='100000' "
        f"placeholder='{value(words.all_questions)}'></label>"
        f"<button class='primary'>{shown(words.run)}</button>"
        f"<label class='pick'>{shown(words.upload_set)}<input type='file' accept='.jsonl,.json,.csv,.tsv'></label>"
        "</form></section>"
    )


def runs_html(bench: Bench, words: TabWords) -> str:
    """Return the saved runs, and the form that compares two of them."""
    runs = bench.named_runs()
    if not runs:
        return f"<section id='runs'><h2>{shown(words.runs)}</h2><p class='soft'>{shown(words.no_runs)}</p></section>"
    rows = [
        [
            f"<button type='button' class='open' data-act='GET /evaluation/runs/{quote(name)}'>{shown(name)}</button>",
            shown(_made(report)),
            f"{report.n:,}",
            _right(report),
            f"{report.n_refused:,}",
        ]
        for name, report in runs
    ]
    head = (words.run_name, words.made, words.questions, words.answers_right, words.refused)
    listed = table(head, rows, label=words.runs, numbers=(2, 3, 4))
    names = [name for name, _ in runs]
    return f"<section id='runs'><h2>{shown(words.runs)}</h2>{listed}{_compare(names, words)}</section>"


def run_html(name: str, report: SetReport, words: TabWords) -> str:
    """Return what one run found: measures, where answers were lost, and each question."""
    wrong = [row for row in report.rows if row.judged and not row.right]
    right = [row for row in report.rows if row.judged and row.right]
    rest = [row for row in report.rows if not row.judged]
    sections = ((words.wrong_ones, wrong, True), (words.right_ones, right, False), (words.unjudged_ones, rest, False))
    link = f"<a href='/evaluation/reports/{quote(name)}' target='_blank' rel='noopener'>{shown(words.open_report)}</a>"
    return (
        f"<article id='run' data-focus='h2'><div class='head'><h2 tabindex='-1'>{shown(name)}</h2>{link}</div>"
        f"{_measures(report, words)}{_lost(report, words)}"
        f"{''.join(_rows(title, rows, words, opened=opened) for title, rows, opened in sections if rows)}</article>"
    )


def nothing_shown() -> str:
    """Return the place of a run or comparison, empty; where one is open already, it stays open."""
    return "<article id='run' hidden data-keep></article>"


def ended_html(bench: Bench, words: TabWords) -> str:
    """Return what is to be seen once an evaluation has ended: the runs, and the one that was made."""
    made = bench.work.state.outcome
    found = run_html(made, bench.run(made), words) if isinstance(made, str) else ""
    return runs_html(bench, words) + found + said("evaluation", words.ended)


def _options(label: str, names: Iterable[str], chosen: str, words: TabWords) -> str:
    texts = {OWN: words.own_set}
    inside = "".join(
        f"<option value='{value(name)}'{' selected' if name == chosen else ''}>{shown(texts.get(name, name))}</option>"
        for name in names
    )
    return f"<optgroup label='{value(label)}'>{inside}</optgroup>" if inside else ""


def _made(report: SetReport) -> str:
    return report.about.started.replace("T", " ").removesuffix("+00:00") if report.about else ""


def _right(report: SetReport) -> str:
    found = report.measures.get("answers right")
    return f"{found:.3f}" if found is not None else ""


def _compare(names: Sequence[str], words: TabWords) -> str:
    if len(names) < 2:
        return ""

    def chosen(field: str, label: str, at: int) -> str:
        options = "".join(
            f"<option{' selected' if place == at else ''}>{shown(name)}</option>" for place, name in enumerate(names)
        )
        return f"<label>{shown(label)}<select name='{field}'>{options}</select></label>"

    return (
        "<form class='line' data-act='GET /evaluation/compare'>"
        f"{chosen('before', words.before, 1)}{chosen('after', words.after, 0)}"
        f"<button>{shown(words.compare)}</button></form>"
    )


def _measures(report: SetReport, words: TabWords) -> str:
    """Return every measure as a row; those with an interval are drawn too."""
    drawn = {bar.label: _dot(bar.low or 0.0, bar.high or 0.0, bar.share) for bar in measure_bars(report)}
    rows = []
    for name, found in report.measures.items():
        low, high = report.intervals.get(name, (None, None))
        interval = f"{low:.3f} – {high:.3f}" if low is not None else ""
        rows.append([shown(name), f"{found:.3f}", interval, str(report.counts.get(name, "")), drawn.get(name, "")])
    head = (words.measure, words.value, words.interval, "n", "")
    return table(head, rows, label=words.measure, numbers=(1, 2, 3))


def _lost(report: SetReport, words: TabWords) -> str:
    if not report.lost:
        return ""
    rows = [[shown(bar.label), f"{bar.value:.0f}", _bar(bar.share)] for bar in loss_bars(report)]
    return f"<h3>{shown(words.lost)}</h3>" + table((words.lost, "n", ""), rows, label=words.lost, numbers=(1,))


def _rows(title: str, rows: Sequence[RowReport], words: TabWords, *, opened: bool) -> str:
    listed = "".join(_row(row, words) for row in rows[:_MOST])
    state = " open" if opened else ""
    head = shown(title.format(len(rows)))
    return f"<details{state}><summary>{head}</summary><ul class='rows'>{listed}</ul></details>"


def _row(row: RowReport, words: TabWords) -> str:
    given = words.a_refusal if row.abstained else row.short_answer or row.answer or row.error or ""
    wanted = " · ".join(row.accepted) if row.answerable else words.a_refusal
    lost = f" <span class='tag'>{shown(row.lost)}</span>" if row.lost else ""
    ask = f"<button type='button' class='quiet' data-ask='{value(row.question)}'>{shown(words.ask_in_chat)}</button>"
    facts = "".join(
        f"<dt>{shown(label)}</dt><dd>{shown(text)}</dd>"
        for label, text in ((words.answered, given), (words.wanted, wanted))
        if text
    )
    return f"<li><p>{shown(row.question)}{lost}</p><dl>{facts}</dl>{ask}</li>"


def _dot(low: float, high: float, share: float) -> str:
    """Return a mean with its interval on a line from 0 to 1; the numbers stand beside it."""
    return (
        "<svg class='bar' viewBox='-2 0 108 12' aria-hidden='true'><line class='axis' x1='2' y1='6' x2='102' y2='6'/>"
        f"<line class='span' x1='{2 + 100 * low:.1f}' y1='6' x2='{2 + 100 * high:.1f}' y2='6'/>"
        f"<circle class='dot' cx='{2 + 100 * share:.1f}' cy='6' r='4'/></svg>"
    )


def _bar(share: float) -> str:
    drawn = f"<rect class='loss' x='2' y='1' width='{100 * share:.1f}' height='10'/>"
    return f"<svg class='bar' viewBox='-2 0 108 12' aria-hidden='true'>{drawn}</svg>"
