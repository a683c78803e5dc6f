"""`assistant eval`: run question sets on the very path of the chat."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, ready_assistant
from assistant.doors.cli.output import progress_bar, say

evaluation = typer.Typer(help="Measure answers on question sets.", no_args_is_help=True, rich_markup_mode=None)


@evaluation.callback()
def group() -> None:
    """Measure answers on question sets."""


@evaluation.command("run")
def run_sets(
    context: typer.Context,
    sets: Annotated[
        list[str],
        typer.Argument(metavar="SET…", help="Bundled name (scoda), questions.jsonl, or its folder."),
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N questions.")] = None,
    collection: CollectionsOption = [DEFAULT],  # noqa: B006  # typer's way to name a list's default
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the report with every row as JSON.")
    ] = None,
) -> None:
    """Ask every question of the sets and report retrieval, answers, citations, refusals and latency."""
    from eval.question_set import load_set
    from eval.runner import run_set

    if out and not out.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {str(out.absolute().parent)!r} to write {out.name!r} in")
    questions = [load_set(name) for name in sets]
    assistant = ready_assistant(context, collection)
    reports = []
    for loaded in questions:
        with progress_bar(loaded.name) as progress:
            reports.append(run_set(assistant, loaded.limited(limit), progress=progress))
    if out:
        from embeddings.files import write_atomically

        write_atomically(
            out,
            json.dumps([report.model_dump(mode="json") for report in reports], ensure_ascii=False, indent=1),
        )
    for report in reports:
        say(report.model_dump_json(exclude={"rows"}) if as_json else report.as_text())
