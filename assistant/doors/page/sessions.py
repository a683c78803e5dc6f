"""Conversations in memory, one a browser."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from assistant.answer import Answer
from assistant.events import Turn

VISIBLE = 20
"""Most exchanges of a conversation that are kept and shown."""

_SESSIONS = 500


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it: an answer, or the reason why not.

    Attributes:
        number: Of the message on the page.
        question: As asked.
        answer: So far; None before the first sentence and after a failure.
        failure: What went wrong, None when nothing did.
    """

    number: int
    question: str
    answer: Answer | None = None
    failure: str | None = None


@dataclass(slots=True)
class Conversation:
    """The exchanges of one browser, oldest first. Thread-safe: a browser may ask in two tabs at once."""

    exchanges: list[Exchange] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock, repr=False)

    def turns(self) -> list[Turn]:
        """Return the answered exchanges as history."""
        answered = [exchange for exchange in self.exchanges if exchange.answer]
        pairs = [
            (Turn("user", exchange.question), Turn("assistant", exchange.answer.text))
            for exchange in answered
            if exchange.answer
        ]
        return [turn for pair in pairs for turn in pair]

    def open(self, question: str) -> Exchange:
        """Append an exchange without an answer and return it."""
        with self.lock:
            number = self.exchanges[-1].number + 1 if self.exchanges else 1
            exchange = Exchange(number, question)
            self.exchanges = [*self.exchanges[-(VISIBLE - 1) :], exchange]
        return exchange

    def put(self, exchange: Exchange) -> None:
        """Replace the exchange of the same number."""
        with self.lock:
            self.exchanges = [exchange if old.number == exchange.number else old for old in self.exchanges]


class Sessions:
    """Conversations by the browser's cookie, which cannot be guessed. The longest unused goes first. Thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def of(self, key: str) -> Conversation:
        """Return the conversation of a browser, a new one when it has none."""
        with self._lock:
            conversation = self._kept.setdefault(key, Conversation())
            self._kept.move_to_end(key)
            while len(self._kept) > _SESSIONS:
                self._kept.popitem(last=False)
            return conversation

    def clear(self, key: str) -> None:
        """Forget the conversation of a browser."""
        with self._lock:
            self._kept.pop(key, None)
