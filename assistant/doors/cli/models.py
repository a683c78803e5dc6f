"""`assistant models`: which models are set, and how fast the one that writes answers."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionOption, application
from assistant.doors.cli.output import say

if TYPE_CHECKING:
    from assistant.generators.trial import Trial


def models(
    context: typer.Context,
    collection: CollectionOption = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the models that are set and ask the language model once; exit code 1 when it does not answer."""
    from assistant.model_list import configured_models

    app = application(context, collection)
    listed = configured_models(app.settings)
    trial = None
    if app.language_model:
        from assistant.generators.trial import try_model

        trial = try_model(app.language_model)
    if as_json:
        facts = {"models": [asdict(model) for model in listed], "trial": asdict(trial) if trial else None}
        say(json.dumps(facts, ensure_ascii=False))
    else:
        for model in listed:
            say(f"{model.part}: {model.name}, {model.place}; leaves this machine: {model.leaves}")
        say(_outcome(trial) if trial else "No language model is set: nothing to try. See setting generator.name.")
    if trial and trial.failure:
        raise typer.Exit(1)


def _outcome(trial: "Trial") -> str:
    if trial.failure:
        return f"BAD  asked once: {trial.failure} (after {trial.total_s:.1f} s)"
    speed = f", {trial.tokens_per_s:.0f} tokens/s" if trial.tokens_per_s else ""
    return f"ok   asked once: first word after {trial.first_s:.2f} s{speed}; it said: {trial.reply.strip()[:100]}"
