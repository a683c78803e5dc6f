"""`assistant eval run`: measure question sets."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, application_of
from assistant.doors.cli.evaluation.saved import run_saved
from assistant.doors.cli.output import complain, say


def run_sets(
    context: typer.Context,
    sets: Annotated[
        list[str],
        typer.Argument(
            metavar="SET…",
            help="Bundled name (scoda), own, questions.jsonl, SQuAD .json, .csv, or a set's or BEIR folder.",
        ),
    ],
    collection: CollectionsOption = [DEFAULT],  # noqa: B006  # typer's way to name a list's default
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
    app, others = application_of(context, collection)
    questions = [load_set(name, own=app.home.questions).limited(limit) for name in sets]
    reports = [run_saved(app, loaded, others=others, fresh=fresh).report for loaded in questions]
    if out:
        from eval.pages import write_reports

        for path in write_reports(reports, out):
            complain(f"Written: {path}")
    for report in reports:
        say(report.model_dump_json(exclude={"rows"}) if as_json else report.as_text())
