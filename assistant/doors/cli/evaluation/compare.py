"""`assistant eval compare`: did a change help?"""

from typing import Annotated

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.output import complain, say


def compare_runs(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="A", help="A saved run (scoda-0001), or the path of a report.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The run to compare with it.")],
    fail_if: Annotated[
        list[str] | None,
        typer.Option(metavar="CONDITION", help='Exit with 1 when a change meets it, such as "f1 < -0.01".'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Show what changed from run A to run B, whether it can be luck, and which answers flipped."""
    from eval.compare import compare
    from eval.compare_text import as_text
    from eval.condition import parse_condition
    from eval.runs import RunStore

    conditions = [parse_condition(text) for text in fail_if or ()]
    store = RunStore(application(context).home)
    found = compare(store.load(before), store.load(after), names=(before, after))
    say(found.model_dump_json() if as_json else as_text(found))
    met = [(condition, change) for condition in conditions if (change := condition.met_by(found))]
    for condition, change in met:
        complain(f"failed: {condition} ({change.label} changed by {change.difference:+.4f})")
    if met:
        raise typer.Exit(1)
