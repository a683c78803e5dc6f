"""Progress as lines of a log: benchmarks run for long and unwatched."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from embeddings.progress import Progress

_EVERY_SECONDS = 60.0
_log = logging.getLogger(__name__)


def tell(text: str) -> None:
    """Log a line."""
    _log.info("%s", text)


@contextmanager
def quiet_bar(label: str) -> Iterator[Progress]:
    """Log how far a long step is, once a minute."""
    begun = told = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _EVERY_SECONDS:
            told = now
            tell(f"{label}: {done} of {total}, {now - begun:.0f} s")

    yield progress
