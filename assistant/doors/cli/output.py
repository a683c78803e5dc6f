"""Write to the terminal: results to stdout, everything else to stderr, nothing that could steer the terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from corpus.cleaning import clean
from embeddings.progress import Progress


def say(text: str = "") -> None:
    """Print a result without control characters."""
    sys.stdout.write(clean(text) + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Print a message for the person at the terminal, on stderr, without control characters."""
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


@contextmanager
def explained_interrupt() -> Iterator[None]:
    """Say what an interrupted run leaves behind."""
    try:
        yield
    except KeyboardInterrupt:
        complain("The index is as it was; the next run goes on from the passages encoded so far.")
        raise


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Show a bar with rate and time left on stderr while the block runs; nothing where stderr is no terminal.

    Yields:
        A function that takes how many are done and how many there are.
    """
    with progress_bars(label) as (report,):
        yield report


@contextmanager
def progress_bars(*labels: str) -> Iterator[tuple[Progress, ...]]:
    """Show a bar for each label, from its first report on.

    Yields:
        For each label a function that takes how many are done and how many there are.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks = [bars.add_task(label, total=None, visible=False, rate="") for label in labels]
        yield tuple(partial(_report, bars, task) for task in tasks)


def _report(bars: Any, task: int, done: int, total: int) -> None:
    speed = bars.tasks[task].speed
    bars.update(task, completed=done, total=total, visible=True, rate=f"{speed:,.0f}/s" if speed else "")
