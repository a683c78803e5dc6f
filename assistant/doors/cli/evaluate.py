"""`assistant eval`: run question sets on the very path of the chat."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import application, index_bundled
from assistant.doors.cli.output import complain, progress_bar, say

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.compose import Application
    from eval.question_set import QuestionSet

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
        Path | None, typer.Option(metavar="FILE", help="Also write the report with every row as JSON.")
    ] = None,
) -> None:
    """Ask every question of the sets and report retrieval, answers, citations, refusals and latency."""
    from eval.runner import run_set
    from eval.sets import load_set

    if out and not out.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {str(out.absolute().parent)!r} to write {out.name!r} in")
    questions = [load_set(name).limited(limit) for name in sets]
    app = application(context)
    reports = []
    for loaded in questions:
        assistant = opened(app, loaded)
        with progress_bar(loaded.name) as progress:
            reports.append(run_set(assistant, loaded, progress=progress))
    if out:
        from embeddings.files import write_atomically

        write_atomically(
            out,
            json.dumps([report.model_dump(mode="json") for report in reports], ensure_ascii=False, indent=1),
        )
    for report in reports:
        say(report.model_dump_json(exclude={"rows"}) if as_json else report.as_text())


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
