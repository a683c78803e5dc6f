"""Several reading processes, kept busy and replaced when they end."""

import os
import select
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from corpus.folder import SourceFile
from corpus.sandbox.limits import Limits
from corpus.sandbox.process import COMMAND, OCR_COMMAND, Answer, ReadingProcess

_AHEAD = 64
"""Most files whose answers may wait behind a slow one."""
_AHEAD_BYTES = 16 * 2**20
"""Most bytes of such answers."""
_TICK = 1.0
"""Seconds between two looks at the time limit."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A file and what a reading process sent about it."""

    file: SourceFile
    answer: Answer


class ReaderPool:
    """Reads files in child processes, which it starts when they are needed and ends when it is closed.

    Everything happens in the thread that asks for the next answer: there is nothing to stop when that is interrupted.
    """

    def __init__(self, workers: int = 0, *, limits: Limits | None = None, command: Sequence[str] = COMMAND) -> None:
        """Prepare; no process is started yet.

        Args:
            workers: Most processes; 0 is one a core.
            limits: What one file may cost.
            command: The reading process, for tests.
        """
        self._workers = workers or len(os.sched_getaffinity(0))
        self._limits = limits or Limits()
        self._command = command
        self._idle: list[ReadingProcess] = []
        self._busy: dict[ReadingProcess, tuple[int, SourceFile]] = {}
        self._done: dict[int, Answered] = {}

    @classmethod
    def with_ocr(cls, workers: int = 0) -> Self:
        """Return a pool whose processes read pages without text by OCR."""
        return cls(workers, limits=Limits.with_ocr(), command=OCR_COMMAND)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, files: Iterable[SourceFile]) -> Iterator[Answered]:
        """Yield each file's answer, in the order of the files.

        Raises:
            ReadError: The processes cannot be started.
        """
        waiting = enumerate(files)
        turn = 0
        while True:
            self._hand_out(waiting)
            if turn in self._done:
                yield self._done.pop(turn)
                turn += 1
            elif self._busy:
                self._collect()
            else:
                return

    def close(self) -> None:
        """End every process."""
        for process in (*self._idle, *self._busy):
            process.close()
        self._idle.clear()
        self._busy.clear()

    def _hand_out(self, waiting: Iterator[tuple[int, SourceFile]]) -> None:
        """Give a file to each process that has none, starting processes while there are files for them."""
        while len(self._busy) < self._workers and self._has_room():
            following = next(waiting, None)
            if following is None:
                return
            process = self._idle.pop() if self._idle else ReadingProcess(self._limits, self._command)
            self._busy[process] = following
            process.ask(following[1])

    def _has_room(self) -> bool:
        """Tell whether one more answer may wait; where none waits, the next file is the one whose turn it is."""
        waiting = sum(answered.answer.size for answered in self._done.values())
        return not self._done or (len(self._done) < _AHEAD and waiting < _AHEAD_BYTES)

    def _collect(self) -> None:
        """Wait until a process has something, or for a while, and take every answer that is complete."""
        poll = select.poll()
        for process in self._busy:
            poll.register(process, select.POLLIN)
        before = time.monotonic()
        poll.poll(_TICK * 1000)
        waited = time.monotonic() - before
        for process in list(self._busy):
            answer = process.receive(waited)
            if answer is not None:
                self._take(process, answer)

    def _take(self, process: ReadingProcess, answer: Answer) -> None:
        row, file = self._busy.pop(process)
        self._done[row] = Answered(file, answer)
        if process.retires:
            process.close()
        else:
            self._idle.append(process)
