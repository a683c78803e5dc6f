"""What the application answers, inside and on the wire."""

from dataclasses import dataclass

from assistant.check import Verdict
from assistant.events import ABSTENTION, Evidence
from corpus.passage import Passage
from embeddings.retriever import Hit


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that the answer rests on, or, in an abstention, one of the nearest.

    Attributes:
        n: Its number in the answer, from 1.
        passage: The passage.
        quotes: The slices of it that support the answer.
        score: The retriever's fused score, 0 for a passage that was reached through its list.
    """

    n: int
    passage: Passage
    quotes: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of the answer.

    Attributes:
        text: It.
        citations: Numbers of the passages that it names.
        verdict: What the check said.
        evidence: The slices that it rests on itself; a passage may hold those of other sentences too.
    """

    text: str
    citations: tuple[int, ...]
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each hop."""

    retrieve: float
    answer: float
    check: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer.

    Attributes:
        question: As asked.
        standalone_question: As searched.
        sentences: The answer, sentence by sentence; empty when abstaining.
        short: The few words that answer, None where the sentences are the answer.
        abstained: Whether the documents do not say.
        missing: In an abstention, words of the question that no document holds, of those that were asked.
        confidence: 0 to 1.
        citations: By number; the nearest passages when abstaining.
        hits: All that was retrieved, best first.
        notes: What must be known of how it came about, such as that a model failed and another generator wrote it.
        generator: Which generator wrote it.
        index: Generation of the index it came from.
        timings: Milliseconds.
    """

    question: str
    standalone_question: str
    sentences: tuple[CheckedSentence, ...]
    short: str | None
    abstained: bool
    missing: tuple[str, ...]
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    notes: tuple[str, ...]
    generator: str
    index: str
    timings: Timings

    @property
    def text(self) -> str:
        """The answer with its [n] marks; list items on lines of their own."""
        if self.abstained:
            return abstention(self.missing)
        parts = (f"{s.text} {''.join(f'[{n}]' for n in s.citations)}".rstrip() for s in self.sentences)
        return ("\n" if len(self.sentences) > 2 else " ").join(parts)


def abstention(missing: tuple[str, ...]) -> str:
    """Return the sentence that an abstention shows."""
    if not missing:
        return ABSTENTION
    return f"{ABSTENTION} Found nowhere in them: {', '.join(missing)}."
