"""What a generator is, and what it says while it works."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from corpus.document import Document
from embeddings.retriever import Hit

ABSTENTION = "The documents do not say."
"""How the text of an abstention starts."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The slice `[start, end)` of a document that a sentence rests on."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The slice, verbatim."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer with what it rests on."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The few words that answer the question."""

    text: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """The calibrated probability, 0 to 1, that the documents hold the answer and it was found."""

    value: float


@dataclass(frozen=True, slots=True)
class Abstain:
    """The documents do not say.

    Attributes:
        sought: Words of the question that were looked for; those that no document holds are told.
    """

    sought: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know of how the answer came about, in one sentence.

    Attributes:
        text: The sentence.
        generator: Who writes the answer from here on, where that changes.
    """

    text: str
    generator: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing new yet: a moment at which whoever listens may stop."""


Event = Sentence | ShortAnswer | Confidence | Abstain | Notice | Waiting


class Generator(Protocol):
    """Writes the answer to a question from retrieved passages."""

    @property
    def name(self) -> str:
        """Shown with the answer."""

    def generate(self, question: str, hits: Sequence[Hit], history: Sequence[Turn]) -> Iterator[Event]:
        """Yield the answer piece by piece.

        Args:
            question: Standing alone.
            hits: Retrieved passages, best first; may be empty.
            history: Earlier turns, oldest first.
        """
