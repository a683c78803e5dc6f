"""A second look: the best passages of a ranking are compared with the question once more, and put in order anew."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from corpus.passage import Passage
from embeddings.dense import Ranking
from embeddings.fusion import Scores


class Reranker(Protocol):
    """Compares passages with a question."""

    def rerank(self, question: str, passages: Sequence[Passage], fused: Scores) -> Scores:
        """Return the score of each passage, (n,), at least 0; a higher one goes first.

        Args:
            question: In plain words.
            passages: n of them.
            fused: The scores that they had, (n,).
        """


def look_again(reranker: Reranker, question: str, passages: Sequence[Passage], ranking: Ranking) -> Ranking:
    """Return the ranking with its first passages in their new order and the others behind them.

    Args:
        reranker: What compares.
        question: In plain words.
        passages: Those of the first rows.
        ranking: Rows and scores, best first.
    """
    rows, scores = ranking
    depth = len(passages)
    if depth == 0:
        return ranking
    again = reranker.rerank(question, passages, scores[:depth]).astype(np.float32)
    order = np.lexsort((np.arange(depth), -again))
    behind = np.minimum(scores[depth:], again.min())  # the two scores need not be of one kind
    return np.concatenate([rows[order], rows[depth:]]), np.concatenate([again[order], behind])
