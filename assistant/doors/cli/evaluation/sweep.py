"""`assistant eval sweep`: try every combination of some settings."""

from typing import Annotated

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.evaluation.saved import run_saved
from assistant.doors.cli.output import complain, say


def sweep_settings(
    context: typer.Context,
    axes: Annotated[
        list[str], typer.Argument(metavar="SETTING=A,B…", help="Settings and the values to try: retrieval.k=5,10")
    ],
    name: Annotated[str, typer.Option("--set", metavar="SET", help="The question set, as in eval run.")] = "scoda",
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N questions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a combination.")] = False,
) -> None:
    """Run a set with every combination of settings; a star marks those that none beats in quality and time."""
    from eval.sets import load_set
    from eval.sweep import combinations
    from eval.tradeoff import Trial, as_table, mark_unbeaten
    from eval.workplace import variant

    app = application(context)
    questions = load_set(name, own=app.home.questions).limited(limit)
    chosen = list(combinations(app.settings, axes))
    trials = []
    for number, (setting, settings) in enumerate(chosen, 1):
        complain(f"{number} of {len(chosen)}: {', '.join(f'{key} = {value}' for key, value in setting.items())}")
        saved = run_saved(variant(app, settings), questions, reindex=True)
        trials.append(Trial(settings=setting, run=saved.name, report=saved.report))
    trials = mark_unbeaten(trials)
    if as_json:
        for trial in trials:
            say(trial.model_dump_json(exclude={"report": {"rows"}}))
    else:
        say(as_table(trials))
