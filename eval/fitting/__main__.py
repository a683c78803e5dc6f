"""Command line of the fits; each takes the folder of the public question sets as argument."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Train the reader and fit the answer model on public question sets.", no_args_is_help=True)
Data = Annotated[
    Path, typer.Argument(metavar="DATA", help="Folder with reading/, rag/, … in the layout of question sets.")
]


@app.command()
def reader(
    data: Data,
    out: Annotated[Path, typer.Argument(help="Where the packed weights are written (safetensors).")],
    seed: Annotated[int, typer.Option(help="Seed of weights, order and negatives.")] = 1,
    epochs: Annotated[float, typer.Option(help="Passes over the questions.")] = 2.0,
    rate: Annotated[float, typer.Option(help="Highest learning rate.")] = 1.5e-4,
    start: Annotated[Path | None, typer.Option(help="Packed weights to go on from; MiniLM's own by default.")] = None,
) -> None:
    """Train the span reader; hours on two cores."""
    from eval.fitting.train import Plan, train

    train(data, out, Plan(seed=seed, epochs=epochs, rate=rate, start=start))


@app.command("average")
def average_readers(
    one: Annotated[Path, typer.Argument(help="Packed weights.")],
    other: Annotated[Path, typer.Argument(help="Packed weights that were trained on from them.")],
    out: Annotated[Path, typer.Argument(help="Where the mean is written (safetensors).")],
    share: Annotated[float, typer.Option(min=0, max=1, help="How much the second ones count.")] = 0.5,
) -> None:
    """Average two trainings of the reader; seconds."""
    from eval.fitting.average import average

    average(one, other, out, share=share)


@app.command("gold")
def measure_readers(
    data: Data,
    weights: Annotated[list[Path], typer.Argument(metavar="WEIGHTS…", help="Packed weights to compare.")],
) -> None:
    """Measure trainings of the reader with the gold passage given; half a minute each."""
    from eval.fitting.gold import measure_reader

    for path in weights:
        for name, value in measure_reader(data, path).items():
            typer.echo(f"{path.stem:12} {name:62} {value:.3f}")


@app.command()
def answers(
    data: Data,
    out: Annotated[Path, typer.Argument(help="Where the fitted model is written (JSON).")],
) -> None:
    """Fit sentence choice, confidence and threshold with the packaged reader; minutes on two cores."""
    from eval.fitting.answers import fit_answers
    from eval.fitting.table import figures_table

    model = fit_answers(data)
    out.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    typer.echo(figures_table(model))


@app.command()
def plain(
    data: Data,
    out: Annotated[Path, typer.Argument(help="Where the fitted model is written (JSON).")],
) -> None:
    """Fit the same over the words alone, for languages that the reader does not know; a minute."""
    from eval.fitting.plain import fit_plain
    from eval.fitting.table import figures_table

    model = fit_plain(data)
    out.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    typer.echo(figures_table(model))


@app.command()
def lists(out: Annotated[Path, typer.Argument(help="Where the fitted model is written (JSON).")]) -> None:
    """Fit when a whole list answers, with the packaged reader and answer model; some minutes."""
    from eval.fitting.lists import fit_lists

    model = fit_lists()
    out.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for name, value in model.figures.items():
        typer.echo(f"{name:52} {value:g}")


@app.command()
def check(
    data: Data,
    out: Annotated[Path, typer.Argument(help="Where the fitted model is written (JSON).")],
) -> None:
    """Fit the check of a sentence with the packaged reader; minutes on two cores."""
    from assistant.home import find_home
    from assistant.models import open_reader
    from assistant.settings import Settings
    from eval.fitting.support import fit_support

    model = fit_support(data, open_reader(find_home(None), Settings()))
    out.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for name, value in model.figures.items():
        typer.echo(f"{name:44} {value:.3f}")


@app.command()
def followups(data: Data) -> None:
    """Measure how much of a follow-up's meaning its rewrite brings back; seconds."""
    from eval.fitting.followups import followups_table

    typer.echo(followups_table(data))


if __name__ == "__main__":
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
    app()
