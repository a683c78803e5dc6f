"""Write to the terminal: results to stdout, everything else to stderr, nothing that could steer the terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from corpus.readers.decode import clean

Progress = Callable[[int, int], None]


def say(text: str = "") -> None:
    """Print a result without control characters."""
    sys.stdout.write(clean(text) + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Print a message for the person at the terminal, on stderr, without control characters."""
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Show a bar with rate and time left on stderr while the block runs; nothing where stderr is no terminal.

    Yields:
        A function that takes how many are done and how many there are.
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
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None, rate="")

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield progress
