"""`assistant eval`: run question sets on the very path of the chat, compare runs, try settings, draft questions."""

import typer

from assistant.doors.cli.evaluation.compare import compare_runs
from assistant.doors.cli.evaluation.draft import draft_questions
from assistant.doors.cli.evaluation.run import run_sets
from assistant.doors.cli.evaluation.runs import list_runs
from assistant.doors.cli.evaluation.sweep import sweep_settings

evaluation = typer.Typer(help="Measure answers on question sets.", no_args_is_help=True, rich_markup_mode=None)


@evaluation.callback()
def group() -> None:
    """Measure answers on question sets."""


evaluation.command("run")(run_sets)
evaluation.command("runs")(list_runs)
evaluation.command("compare")(compare_runs)
evaluation.command("sweep")(sweep_settings)
evaluation.command("draft")(draft_questions)

__all__ = ["evaluation"]
