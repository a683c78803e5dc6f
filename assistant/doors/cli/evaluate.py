"""`assistant eval`: run question sets on the very path of the chat."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import application, index_bundled
from assistant.doors.cli.output import complain, progress_bar, say

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.compose import Application
    from eval.question_set import QuestionSet
    from eval.report import SetReport

_NAMED = 5

evaluation = typer.Typer(help="Measure answers on question sets.", no_args_is_help=True, rich_markup_mode=None)


@evaluation.callback()
def group() -> None:
    """Measure answers on question sets."""


@evaluation.command("run")
def run_sets(
    context: typer.Context,
    sets: Annotated[
        list[str],
        typer.Argument(
            metavar="SET…", help="Bundled name (scoda), questions.jsonl, SQuAD .json, .csv, or a set's or BEIR folder."
        ),
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N questions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Also write report.html, .md and .json there; or one FILE of these kinds."),
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Do not continue an interrupted run.")] = False,
) -> None:
    """Ask every question of the sets and report retrieval, answers, citations, refusals and latency."""
    from eval.sets import load_set

    if out and not out.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {str(out.absolute().parent)!r} to write {out.name!r} in")
    questions = [load_set(name).limited(limit) for name in sets]
    app = application(context)
    reports = [run_saved(app, loaded, fresh=fresh) for loaded in questions]
    if out:
        from eval.report_files import write_reports

        write_reports(reports, out)
    for report in reports:
        say(report.model_dump_json(exclude={"rows"}) if as_json else report.as_text())


def run_saved(app: "Application", questions: "QuestionSet", *, fresh: bool = False) -> "SetReport":
    """Run a set, continuing an interrupted run of the same, and save it."""
    from eval.about import describe
    from eval.runner import run_set
    from eval.runs import RunStore

    assistant = opened(app, questions)
    about = describe(assistant, questions, app.settings)
    with RunStore(app.home).run(about, fresh=fresh) as run, progress_bar(questions.name) as progress:
        if run.resumed:
            complain(f"Continuing {run.name}: {run.resumed} of {len(questions.rows)} questions were asked before.")
        report = run_set(assistant, questions, progress=progress, rows=run, about=about)
        run.finish(report)
    complain(f"Saved as {run.name}.")
    return report


def opened(app: "Application", questions: "QuestionSet") -> "Assistant":
    """Return the assistant that a set is asked of; say which of its evidence is in no indexed document."""
    from eval.workplace import missing_documents, prepare

    if questions.documents is None and app.home.is_default:
        index_bundled(app)
    with progress_bar(f"Indexing {questions.name}") as progress:
        assistant = prepare(app, questions, progress=progress).open_assistant()
    missing = missing_documents(assistant, questions)
    if missing:
        shown = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        complain(f"{questions.name}: {len(missing)} documents of its evidence are not indexed: {shown}")
    return assistant
