"""`assistant eval sweep`: try every combination of some settings."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.evaluation.saved import run_saved
from assistant.doors.cli.output import complain, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.compose import Application
    from assistant.settings import Settings
    from eval.question_set import QuestionSet
    from eval.tradeoff import Trial


def sweep_settings(
    context: typer.Context,
    axes: Annotated[
        list[str], typer.Argument(metavar="SETTING=A,B…", help="Settings and the values to try: retrieval.k=5,10")
    ],
    names: Annotated[
        list[str], typer.Option("--set", metavar="SET", help="The question set, as in eval run; again for one more.")
    ] = ["scoda"],  # noqa: B006  # typer's way to name a list's default
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N questions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a combination.")] = False,
) -> None:
    """Run sets with every combination of settings; a star marks those that none beats in quality and time."""
    from eval.sets import load_set
    from eval.sweep import combinations
    from eval.tradeoff import as_table

    app = application(context)
    chosen = list(combinations(app.settings, axes))
    for questions in [load_set(name, own=app.home.questions).limited(limit) for name in names]:
        trials = _tried(app, questions, chosen)
        if as_json:
            for trial in trials:
                say(trial.model_dump_json(exclude={"report": {"rows"}}))
        else:
            say(as_table(trials) if len(names) == 1 else f"{questions.name}\n{as_table(trials)}\n")


def _tried(
    app: "Application", questions: "QuestionSet", chosen: "Sequence[tuple[dict[str, str], Settings]]"
) -> "list[Trial]":
    """Return what each combination gave on one set."""
    from eval.tradeoff import Trial, mark_unbeaten
    from eval.workplace import variant

    trials = []
    for number, (setting, settings) in enumerate(chosen, 1):
        complain(f"{number} of {len(chosen)}: {', '.join(f'{key} = {value}' for key, value in setting.items())}")
        saved = run_saved(variant(app, settings), questions, reindex=True)
        trials.append(Trial(settings=setting, run=saved.name, report=saved.report))
    return mark_unbeaten(trials)
