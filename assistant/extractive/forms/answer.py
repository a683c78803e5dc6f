"""What a form is and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.events import Evidence
from assistant.extractive.constraints import missing_names, missing_numbers
from assistant.extractive.lists import Found
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from embeddings.retriever import Hit

SURE, LIKELY = 0.95, 0.8
"""Confidence of an answer that the documents name as such, and of one that fits by its words."""

REST_FIT = 0.5
"""Least share of what else a question names that an item's or a date's surroundings must hold."""


@dataclass(frozen=True, slots=True)
class FormedAnswer:
    """An answer in a form of its own.

    Attributes:
        sentences: What to show, each piece a verbatim slice.
        short: The few words that answer, slices too, several where documents disagree; empty when the sentences are
            the answer.
        confidence: 0 to 1.
    """

    sentences: tuple[Evidence, ...]
    short: tuple[Evidence, ...]
    confidence: float


Form = Callable[[Question, Sequence[Hit], Scorer], FormedAnswer | None]
"""Returns None where the question does not ask for that form, or nothing fits."""


def whole(found: Found, confidence: float) -> FormedAnswer:
    """Answer with every block that was found, in order."""
    sentences = tuple(Evidence(found.document, block.start, block.end) for block in found.blocks)
    return FormedAnswer(sentences, (), confidence)


def kept(question: Question, found: Found, scorer: Scorer) -> float:
    """Return 1 when what was found meets every figure and name that the question insists on, less when not."""
    missing = max(missing_numbers(question, found.evidence), missing_names(question, found.evidence, scorer.lexical))
    return 1 - missing
