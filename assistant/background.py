"""Long work beside the answers: one thing at a time, with how far it is and a way to stop it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread
from typing import Any

from corpus.errors import AssistantError, explain
from embeddings.progress import Progress

CRASHED = "something went wrong; the server's log says what"


class Stopped(Exception):
    """The user stopped the work: raised where it tells of its progress, so that it ends as after an interruption."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a piece of work is, and once it has ended what came of it.

    Attributes:
        number: Of the work, from 1; 0 before the first one.
        running: Whether it goes on.
        stopping: Whether the user stopped it.
        step: What is being done.
        done: How much of the step is done.
        total: How much there is to do in it; 0 while that is not known.
        seconds_left: Of the step, at its pace so far; None while that is not known.
        failure: Why it failed; empty where it did not.
        outcome: What it returned; None where it failed or was stopped.
    """

    number: int = 0
    running: bool = False
    stopping: bool = False
    step: str = ""
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    failure: str = ""
    outcome: Any = None


class Steps:
    """What a piece of work tells of itself; every call is a place where it can be stopped."""

    def __init__(self, tell: Callable[..., None], stop: Event) -> None:
        self._tell = tell
        self._stop = stop

    def step(self, name: str) -> Progress:
        """Begin a step and return what is to be told how far it is."""
        begun = time.monotonic()
        self._told(step=name, done=0, total=0, seconds_left=None)

        def progress(done: int, total: int) -> None:
            spent = time.monotonic() - begun
            left = spent * (total - done) / done if done else None
            self._told(step=name, done=done, total=total, seconds_left=left)

        return progress

    @contextmanager
    def bar(self, name: str) -> Iterator[Progress]:
        """Be a step for as long as a block runs."""
        yield self.step(name)

    def _told(self, **values: object) -> None:
        if self._stop.is_set():
            raise Stopped
        self._tell(**values)


class Background:
    """Does one piece of work at a time in a thread of its own. Thread-safe."""

    def __init__(self) -> None:
        """Start without any."""
        self._lock = Lock()
        self._state = State()
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def state(self) -> State:
        """How far the work is, or what came of the last one."""
        return self._state

    def start(self, work: Callable[[Steps], object]) -> bool:
        """Begin a piece of work; False, and nothing begins, while another one runs."""
        with self._lock:
            if self._state.running:
                return False
            self._stop = Event()
            self._state = State(number=self._state.number + 1, running=True)
            self._thread = Thread(target=self._run, args=(work, Steps(self._tell, self._stop)), daemon=True)
            self._thread.start()
        return True

    def stop(self) -> None:
        """Let the work end where it next tells of its progress."""
        with self._lock:
            self._stop.set()
            self._state = replace(self._state, stopping=self._state.running)

    def wait(self, seconds: float | None = None) -> State:
        """Wait until nothing runs and return the state."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._state

    def _run(self, work: Callable[[Steps], object], steps: Steps) -> None:
        outcome, failure = None, CRASHED
        try:
            outcome = work(steps)
            failure = ""
        except Stopped:
            failure = ""
        except AssistantError as error:
            failure = str(error)
        except OSError as error:
            failure = explain(error)
        finally:  # what is not explained goes to the log as the thread's own end
            self._tell(running=False, seconds_left=None, failure=failure, outcome=outcome)

    def _tell(self, **values: Any) -> None:
        with self._lock:
            self._state = replace(self._state, **values)
