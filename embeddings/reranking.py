"""A second look: the best passages of a ranking are compared with the question once more, and put in order anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from corpus.passage import Passage
from embeddings.dense import Ranking
from embeddings.fusion import Scores

RERANK_DEPTH = 30
"""Passages that a second look compares unless a setting says otherwise."""


class Reranker(Protocol):
    """Compares passages with a question."""

    def rerank(self, question: str, passages: Sequence[Passage], fused: Scores) -> Scores:
        """Return the score of each passage, (n,); a higher one goes first.

        Args:
            question: In plain words.
            passages: n of them, at least one.
            fused: The scores that they had, (n,).
        """


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A reranker and how many of the best passages it compares."""

    reranker: Reranker
    depth: int = RERANK_DEPTH

    def look(self, question: str, passages: Sequence[Passage], ranking: Ranking) -> Ranking:
        """Return the ranking with its first passages in their new order and the others behind them.

        Args:
            question: In plain words.
            passages: Those of the first rows.
            ranking: Rows and scores, best first.
        """
        rows, scores = ranking
        compared = len(passages)
        if compared == 0:
            return ranking
        again = self.reranker.rerank(question, passages, scores[:compared]).astype(np.float32)
        order = np.lexsort((np.arange(compared), -again))
        behind = np.minimum(scores[compared:], again.min())  # the two scores need not be of one kind
        return np.concatenate([rows[order], rows[compared:]]), np.concatenate([again[order], behind])
