"""What writes text for a prompt."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class LanguageModel(Protocol):
    """Continues a conversation."""

    @property
    def name(self) -> str:
        """Shown with the answers."""

    def count(self, text: str) -> int:
        """Return how many tokens a text takes, exactly or nearly."""

    def stream(self, messages: Sequence[Message], *, tokens: int) -> Generator[str | None, None, None]:
        """Yield the reply piece by piece, None each half second that none came; closing it ends the work.

        Args:
            messages: The prompt.
            tokens: Most tokens of the reply.

        Raises:
            GeneratorError: There is no reply, or it breaks off; the message says why.
        """
