"""The program's side of one reading process."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document_json import document_from_json
from corpus.errors import ReadError
from corpus.folder import SourceFile, Unreadable
from corpus.readers import FileContent
from corpus.sandbox.frames import FrameReader, write_frame
from corpus.sandbox.limits import Limits

_log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-P", "-X", "utf8", "-m", "corpus.sandbox.child")
OCR_COMMAND = (*COMMAND[:-1], "corpus.sandbox.child_with_ocr")
_START = 60.0
"""Seconds that a process may take to start, on a machine that does much else."""

_GRACE = 2.0
"""Seconds after the limit at which the program kills a process that has not ended itself."""
_KEPT = ("LD_LIBRARY_PATH", "PYTHONHOME")
"""What a Python outside the usual places needs of the environment; nothing else is handed on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reading process sent about one file, not yet decoded: a large document waits for its turn as bytes.

    Attributes:
        documents: In the JSON form.
        notes: What could not be read of the file.
        refused: Why there are no documents, None where there are.
        passing: Whether the file system is at fault for that.
    """

    documents: tuple[bytearray, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str | None = None
    passing: bool = False

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        return sum(map(len, self.documents))

    def decoded(self, file: SourceFile) -> FileContent | Unreadable:
        """Return the documents of the file, or why there are none."""
        if self.refused is not None:
            return Unreadable(file.relative, self.refused, passing=self.passing)
        try:
            return FileContent(tuple(map(document_from_json, self.documents)), self.notes)
        except (ValueError, TypeError, LookupError, RecursionError):
            return Unreadable(file.relative, "the reader sent an answer that is none")


class ReadingProcess:
    """One child process, which reads one file at a time."""

    def __init__(self, limits: Limits, command: Sequence[str] = COMMAND) -> None:
        """Start it; it is ready to take a file at once.

        Args:
            limits: What it holds itself to; the program checks time and size too.
            command: What to run, for tests.
        """
        self._limits = limits
        self._process = subprocess.Popen(
            [*command, limits.to_argument()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if _log.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL,
            env=environment(),
            cwd="/",
            start_new_session=True,  # Ctrl-C reaches the program alone, which then ends this process
        )
        assert self._process.stdin and self._process.stdout
        self._questions, self._answers = self._process.stdin, self._process.stdout
        os.set_blocking(self._answers.fileno(), False)
        self._frames = FrameReader(self._answers.fileno(), limit=limits.answer)
        self._documents: list[bytearray] = []
        self._is_ready = False
        self._waited = 0.0
        self.retires = False

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when there is something to receive."""
        return self._answers.fileno()

    def ask(self, file: SourceFile) -> None:
        """Give it a file."""
        self._documents, self._waited = [], 0.0
        question = json.dumps({"path": str(file.path), "relative": file.relative})
        try:
            write_frame(self._questions, question.encode("ascii"))
        except OSError as error:  # it has ended; `receive` says why
            _log.debug("a reading process takes no file: %s", error)

    def receive(self, waited: float) -> Answer | None:
        """Return the answer when it is complete, None while it is not.

        Args:
            waited: Seconds that the program has waited for this process since the last call. Time in which it did
                something else does not count: the answer may have been there.

        Raises:
            ReadError: The process could not even start.
        """
        self._waited += waited
        try:
            messages = self._frames.read()
        except ValueError:
            return self._ended(self._limits.over_answer)
        if messages is None:
            return self._ended(None)
        for message in messages:
            if (answer := self._take(message)) is not None:
                return answer
        allowed = (
            self._limits.seconds + self._limits.ocr_seconds + _GRACE
            if self._is_ready
            else max(_START, self._limits.seconds)
        )
        return self._ended(self._limits.over_time) if self._waited > allowed else None

    def close(self) -> int:
        """End the process now and return its exit code, negative for a signal."""
        self.retires = True
        self._process.kill()
        for pipe in (self._questions, self._answers):
            try:
                pipe.close()
            except OSError as error:  # what was not yet written cannot be
                _log.debug("closing a pipe: %s", error)
        return self._process.wait()

    def _take(self, message: bytearray) -> Answer | None:
        if message.startswith(b'{"ready"'):
            self._is_ready, self._waited = True, 0.0
        elif not message.startswith(b'{"end"'):
            self._documents.append(message)
            if sum(map(len, self._documents)) > self._limits.answer:
                return self._ended(self._limits.over_answer)
        else:
            return self._complete(message)
        return None

    def _complete(self, message: bytearray) -> Answer:
        try:
            end = json.loads(message)
            self.retires = bool(end["retires"])
            notes = tuple(map(str, end.get("notes", ())))
            return Answer(tuple(self._documents), notes, end.get("refused"), end.get("passing") is True)
        except (ValueError, TypeError, LookupError, RecursionError):
            return self._ended("the reader sent an answer that is none")

    def _ended(self, reason: str | None) -> Answer:
        if reason is None:
            try:
                self._process.wait(timeout=_GRACE)
            except subprocess.TimeoutExpired:
                _log.debug("a reading process closed its pipe and goes on; it is ended")
        code = self.close()
        if not self._is_ready:
            raise ReadError(f"the process that reads files does not start (exit code {code}); run: assistant doctor")
        return Answer(refused=reason or self._reason(code))

    def _reason(self, code: int) -> str:
        if -code in (signal.SIGALRM, signal.SIGXCPU):
            return self._limits.over_time
        if -code == signal.SIGKILL:
            return "refused: the system has not enough memory for it"
        return f"the reader crashed (signal {-code})" if code < 0 else f"the reader ended (exit code {code})"


def environment() -> dict[str, str]:
    """Return what the process needs to find the same packages, and one compute thread for whatever would take more."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    paths = [path or str(Path.cwd()) for path in sys.path]  # '' is the working directory
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(paths),
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
