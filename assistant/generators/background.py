"""Work that waits for a model, in a thread of its own, so that whoever reads it can stop at any time."""

import contextlib
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event
from typing import TypeVar

from corpus.errors import GeneratorError

TICK_S = 0.5
"""How often a reader that waits is given None, and may stop."""

_AHEAD = 64
"""Pieces that are produced before anybody reads them."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a model is waited for.

    Attributes:
        silence_s: Most seconds between two pieces, and before the first.
        total_s: Most seconds of a whole reply.
    """

    silence_s: float
    total_s: float


class Stopped(Exception):  # no error: raised in the thread, to end it
    """Nobody reads any more."""


class Channel:
    """What a thread hands its pieces to."""

    def __init__(self) -> None:
        self.pieces: Queue[str | None] = Queue(_AHEAD)
        self.stopped = Event()

    def put(self, piece: str) -> None:
        """Hand over a piece; wait while nobody takes it.

        Raises:
            Stopped: Nobody reads any more.
        """
        while not self.stopped.is_set():
            try:
                self.pieces.put(piece, timeout=TICK_S)
                return
            except Full:
                continue
        raise Stopped

    def wake(self) -> None:
        """Let a reader that waits look whether the work is done."""
        with contextlib.suppress(Full):  # a reader with pieces to take does not wait
            self.pieces.put_nowait(None)

    def pause(self, seconds: float) -> None:
        """Wait.

        Raises:
            Stopped: Nobody reads any more.
        """
        if self.stopped.wait(seconds):
            raise Stopped


def in_background(
    work: Callable[[Channel], None], *, abort: Callable[[], None], patience: Patience
) -> Generator[str | None, None, None]:
    """Yield what work in another thread produces, None each half second that it produces nothing.

    Args:
        work: Puts its pieces into the channel.
        abort: Makes the work end at once wherever it is; called when the reader is closed or loses patience.
        patience: How long to wait.

    Raises:
        GeneratorError: The work took too long, or raised it.
    """
    channel = Channel()
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="model")
    running = pool.submit(work, channel)
    running.add_done_callback(lambda _: channel.wake())
    try:
        yield from _pieces(channel, running, patience)
    finally:
        channel.stopped.set()
        if not running.done():
            abort()
        pool.shutdown(wait=False)


def _pieces(channel: Channel, running: "Future[None]", patience: Patience) -> Iterator[str | None]:
    begun = heard = time.monotonic()
    while True:
        try:
            piece = channel.pieces.get(timeout=0 if running.done() else TICK_S)
        except Empty:
            piece = None
        if piece is None and running.done() and channel.pieces.empty():
            break
        yield piece
        now = time.monotonic()
        heard = now if piece else heard
        if now - begun > patience.total_s:
            raise GeneratorError(f"its answer took longer than {patience.total_s:g} s")
        if now - heard > patience.silence_s:
            raise GeneratorError(f"it said nothing for {patience.silence_s:g} s")
    running.result()
