"""`assistant eval runs`: list the saved runs."""

from typing import Annotated

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.output import say


def list_runs(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a run.")] = False,
) -> None:
    """Show the saved runs, oldest first for each set, with when and on how many questions they were made."""
    from eval.runs import RunStore

    store = RunStore(application(context).home)
    for name in store.names():
        report = store.load(name)
        if as_json:
            say(report.model_dump_json(exclude={"rows"}))
        else:
            right = report.measures.get("answers right")
            shown = f"answers right {right:.3f}" if right is not None else ""
            say(f"{name:24} {report.about.started if report.about else '':26} n {report.n:5}  {shown}".rstrip())
