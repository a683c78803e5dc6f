"""An assistant that moves to a new generation of its index without a restart."""

import logging
from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.events import Turn
from corpus.errors import AssistantError
from embeddings.index import Index
from embeddings.retriever import Hit
from embeddings.scope import EVERYTHING, Scope

_log = logging.getLogger(__name__)


class LiveAssistant:
    """Answers from the generation that is open; at each question it looks whether there is a newer one. Thread-safe.

    A question is answered from one generation to its end. The one thread that finds a newer generation opens it, while
    all others go on with the old one, which is closed when its last answer is done.
    """

    def __init__(self, open_current: Callable[[], Assistant], pointer: Callable[[], bytes]) -> None:
        """Open the current generation.

        Args:
            open_current: Opens the assistant over it.
            pointer: Returns what changes with every publication; called at each question.

        Raises:
            StoredIndexError: The index is missing or cannot be used.
        """
        self._open = open_current
        self._pointer = pointer
        self._opening = Lock()
        self._seen = pointer()  # before it is opened: a publication in between is seen at the next question
        self._current = open_current()

    @property
    def index(self) -> Index:
        """The open generation."""
        return self._newest().index

    @property
    def generator_name(self) -> str:
        """Which generator writes the answers."""
        return self._current.generator_name

    def ask(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Answer:
        """As `Assistant.ask`."""
        return self._newest().ask(question, history, scope=scope)

    def stream(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Iterator[Answer]:
        """As `Assistant.stream`."""
        return self._newest().stream(question, history, scope=scope)

    def search(self, question: str, k: int, *, scope: Scope = EVERYTHING) -> list[Hit]:
        """As `Assistant.search`."""
        return self._newest().search(question, k, scope=scope)

    def _newest(self) -> Assistant:
        pointer = self._pointer()
        if pointer != self._seen and self._opening.acquire(blocking=False):
            try:
                if pointer == self._seen:  # another thread was here first
                    return self._current
                self._seen = pointer
                self._current = self._open()
                _log.info("answering from generation %s", self._current.index.manifest.generation)
            except (AssistantError, OSError) as error:  # the old generation still answers
                _log.error("the new generation cannot be opened: %s", error)
            finally:
                self._opening.release()
        return self._current
