"""Command line of the benchmarks; each takes the folder of the public question sets as argument."""

import logging
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import AssistantError

app = typer.Typer(
    help="Measure on public question sets and beside other systems.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Data = Annotated[
    Path, typer.Argument(metavar="DATA", help="Folder with reading/, rag/, … in the layout of question sets.")
]
Place = Annotated[Path, typer.Option("--home", help="Where models, indexes and runs are kept between measurements.")]
_PLACE = Path(tempfile.gettempdir()) / "assistant-benchmarks"


@app.command()
def sets(
    data: Data,
    only: Annotated[list[str] | None, typer.Option(help="Only this set, such as reading/xquad_en.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N questions of each.")] = None,
    place: Place = _PLACE,
) -> None:
    """Run the open sets as `assistant eval run` does; interrupted, it goes on where it stopped."""
    from assistant.compose import Application
    from assistant.home import find_home
    from assistant.settings import Settings
    from eval.benchmarks.open_sets import SETS, measure_sets

    measure_sets(Application(find_home(place), Settings()), data, names=only or SETS, limit=limit)


@app.command()
def rankings(
    data: Data,
    only: Annotated[list[str] | None, typer.Option(help="Only this set, such as scifact.")] = None,
    place: Place = _PLACE,
) -> None:
    """Rank the open sets by words, by meaning and by both, beside the published figures where there are some."""
    from assistant.compose import Application
    from assistant.home import find_home
    from assistant.settings import Settings
    from eval.benchmarks.beir import OPEN_SPLITS, write_beir
    from eval.benchmarks.rankings import SETS, measure_rankings
    from eval.sets import load_set

    application = Application(find_home(place), Settings())
    for name in SETS:
        if not only or Path(name).name in only:
            measure_rankings(application, load_set(str(data / name)))
    for name, split in OPEN_SPLITS.items():
        if not only or name in only:
            folder = write_beir(data / "retrieval" / name, place / "beir" / name, split=split)
            measure_rankings(application, load_set(str(folder)))


@app.command()
def peers(
    data: Data,
    only: Annotated[list[str] | None, typer.Option(help="Only this system, such as faiss.")] = None,
    place: Place = _PLACE,
) -> None:
    """Rank xquad_en and scifact with other systems and the same weights, each in its own virtual environment."""
    from eval.benchmarks.beir import OPEN_SPLITS, write_beir
    from eval.benchmarks.side_by_side import PEERS, measure_peer

    folders = [
        write_beir(data / "reading" / "xquad_en", place / "beir" / "xquad_en"),
        write_beir(data / "retrieval" / "scifact", place / "beir" / "scifact", split=OPEN_SPLITS["scifact"]),
    ]
    for folder in folders:
        for name in only or PEERS:
            measure_peer(name, folder, place / "peers")


@app.command()
def starts(
    data: Data,
    only: Annotated[list[str] | None, typer.Option(help="Only this system beside ours, such as faiss.")] = None,
    place: Place = _PLACE,
) -> None:
    """Time the first hit of a fresh process over a kept index of xquad_en, beside other systems."""
    from assistant.compose import Application
    from assistant.home import find_home
    from assistant.settings import Settings
    from eval.benchmarks.beir import write_beir
    from eval.benchmarks.side_by_side import PEERS, measure_starts

    folder = write_beir(data / "reading" / "xquad_en", place / "beir" / "xquad_en")
    measure_starts(Application(find_home(place), Settings()), folder, place / "peers", names=only or PEERS)


@app.command()
def scale(
    data: Data, largest: Annotated[int, typer.Option(min=1000, help="No index of more passages.")] = 1_000_000
) -> None:
    """Let one index grow to a million passages, and time changes and questions at each size."""
    from eval.benchmarks.scale import measure_scale

    measure_scale(data, largest=largest)


@app.command()
def readme(path: Annotated[Path, typer.Argument(help="The README.")] = Path("README.md")) -> None:
    """Write the tables of the kept results into the README."""
    from eval.benchmarks.tables import write_readme

    write_readme(path)


def main() -> None:
    """Run a benchmark; a declared error is one line on stderr and exit code 1."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
    try:
        app()
    except AssistantError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
