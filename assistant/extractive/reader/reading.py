"""What a reader is and what it says of a passage; and the exact, weightless reader that tests can run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import Span
from embeddings.analysis import analyse, find_terms

_LONGEST_SPAN = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one passage.

    Attributes:
        offsets: (t, 2) int64, the passage's tokens in its text.
        start: (t,) float32, logit of the answer starting at each token, over that of no answer.
        end: (t,) float32, likewise for its last token.
        answerable: Logit of the passage holding the answer.
    """

    offsets: NDArray[np.int64]
    start: NDArray[np.float32]
    end: NDArray[np.float32]
    answerable: float

    def best_span(self, start: int, end: int) -> tuple[Span, float] | None:
        """Return the likeliest span inside `[start, end)` of the passage and its score; None when no token is inside.

        The score is its start and end logits over those of "no answer": above 0 the reader prefers the span.
        """
        inside = np.flatnonzero((self.offsets[:, 0] >= start) & (self.offsets[:, 1] <= end))
        if len(inside) == 0:
            return None
        scores = self.start[inside][:, None] + self.end[inside][None, :]  # (t, t): first token by last token
        allowed = np.triu(np.ones_like(scores, bool)) & ~np.triu(np.ones_like(scores, bool), _LONGEST_SPAN)
        first, last = np.unravel_index(np.where(allowed, scores, -np.inf).argmax(), scores.shape)
        span = int(self.offsets[inside[first], 0]), int(self.offsets[inside[last], 1])
        return span, float(scores[first, last])


class Reader(Protocol):
    """Reads passages for a question, and for a claim."""

    def knows(self, text: str) -> float:
        """Return which share of a text's letters it has pieces for, 0 to 1 (`embeddings.vocabulary`)."""

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Return what each passage's tokens say about the question, in order."""

    def supports(self, claim: str, evidence: str) -> float:
        """Return the logit of the evidence holding all of the claim."""


class OverlapReader:
    """The reference: prefers content words that the question lacks, in passages that share its words."""

    def knows(self, text: str) -> float:
        """Return 1: it compares words of any language."""
        return 1.0

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Return 1 for each content word that the question lacks, -1 for every other word."""
        asked = set(analyse(question))
        return [self._read(asked, passage) for passage in passages]

    def supports(self, claim: str, evidence: str) -> float:
        """Return 4 when every content word of the claim is there, -4 when none is."""
        claimed, held = set(analyse(claim)), set(analyse(evidence))
        return 8 * len(claimed & held) / max(1, len(claimed)) - 4

    def _read(self, asked: set[str], passage: str) -> Reading:
        terms = find_terms(passage)
        logits = np.array([-1.0 if term.is_stop or term.text in asked else 1.0 for term in terms], np.float32)
        offsets = np.array([(term.start, term.end) for term in terms], np.int64).reshape(-1, 2)
        shared = len(asked & {term.text for term in terms}) / max(1, len(asked))
        return Reading(offsets, logits, logits, answerable=8 * shared - 4)


class WordReader(OverlapReader):
    """Tells how many words are shared and no more: for languages that the trained reader never read."""

    def _read(self, asked: set[str], passage: str) -> Reading:
        reading = super()._read(asked, passage)
        return Reading(reading.offsets[:0], reading.start[:0], reading.end[:0], reading.answerable)
