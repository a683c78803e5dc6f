"""Which answers are being written at this moment."""

from threading import Condition

_GRACE_S = 2.0


class Running:
    """The exchanges, by conversation and number, that are being answered. Thread-safe."""

    def __init__(self, *, grace_s: float = _GRACE_S) -> None:
        """Start without any.

        Args:
            grace_s: Most seconds that leaving a conversation waits for its answers to end.
        """
        self._running: set[tuple[str, int]] = set()
        self._left: set[tuple[str, int]] = set()
        self._changed = Condition()
        self._grace_s = grace_s

    def start(self, conversation: str, number: int) -> bool:
        """Note that an exchange is being answered; False when it already is."""
        with self._changed:
            fresh = (conversation, number) not in self._running
            self._running.add((conversation, number))
        return fresh

    def goes_on(self, conversation: str, number: int) -> bool:
        """Tell whether an exchange is being answered and nobody stopped it."""
        return (conversation, number) in self._running

    def end(self, conversation: str, number: int) -> bool:
        """Note that an exchange is no longer being answered; False when its conversation was left meanwhile."""
        with self._changed:
            awaited = (conversation, number) not in self._left
            self._running.discard((conversation, number))
            self._left.discard((conversation, number))
            self._changed.notify_all()
        return awaited

    def stop(self, conversation: str) -> None:
        """Let every answer of a conversation end where it is."""
        with self._changed:
            self._running = {each for each in self._running if each[0] != conversation}

    def leave(self, conversation: str) -> None:
        """Stop a conversation's answers and wait until they have ended.

        What they showed last is on its way to the browser until then, and would replace what is shown next.
        """
        with self._changed:
            left = {each for each in self._running if each[0] == conversation}
            self._running -= left
            self._left |= left
            self._changed.wait_for(lambda: not left & self._left, timeout=self._grace_s)

    def numbers(self, conversation: str) -> set[int]:
        """Return the numbers of the exchanges of a conversation that are being answered."""
        with self._changed:
            return {number for each, number in self._running if each == conversation}
