"""From a question to its best passages: dense and lexical search, fused."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from embeddings.analysis import join_pairs
from embeddings.candidates import Candidates, find_candidates
from embeddings.dense import Ranking
from embeddings.encoder import Encoder
from embeddings.fusion import Fusion, fuse_convex, fuse_ranks
from embeddings.index import Index
from embeddings.lexical import Word
from embeddings.query import Query
from embeddings.reranking import SecondLook
from embeddings.restriction import Restriction, restrict
from embeddings.scope import EVERYTHING, Scope, passages_within
from embeddings.selection import spread, with_one_of
from embeddings.vocabulary import trusted_share

DEPTH = 50
"""Passages taken from each ranking before they are fused."""

_READ_AT_MOST = 3200
"""Passages taken from each ranking to look for a phrase in them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage and how it got its place.

    Attributes:
        passage: The passage.
        row: Its row in the index.
        score: What it was put in order by: the fused score, or that of the second look; comparable within one question
            only.
        dense: Cosine with the question.
        lexical: BM25 score, None when it shares no term with the question.
        dense_rank: 1-based rank in the dense ranking, None when that did not reach it.
        lexical_rank: 1-based rank in the lexical ranking, likewise.
        words: The question's words that it holds, with what each adds to the BM25 score.
        fused_rank: 1-based rank after the two rankings were fused.
        second_rank: 1-based rank after the second look, None when there was none or it did not reach it.
    """

    passage: Passage
    row: int
    score: float
    dense: float | None
    lexical: float | None
    dense_rank: int | None
    lexical_rank: int | None
    words: tuple[Word, ...] = ()
    fused_rank: int = 0
    second_rank: int | None = None


class HybridRetriever:
    """Searches an index with both of its rankings."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        *,
        fusion: Fusion = Fusion.CONVEX,
        dense_weight: float = 0.6,
        second_look: SecondLook | None = None,
    ) -> None:
        """Put ready parts together.

        Args:
            index: The passages.
            encoder: The one that made it.
            fusion: How the two rankings become one.
            dense_weight: Share of the dense score in the convex fusion, 0 to 1.
            second_look: What compares the best passages once more, None for nothing.
        """
        self.index = index
        self.encoder = encoder
        self._fusion = fusion
        self._dense_weight = dense_weight
        self._second_look = second_look

    def retrieve(self, question: str | Query, k: int, *, scope: Scope = EVERYTHING) -> list[Hit]:
        """Return the k best passages, best first; fewer when the index, or what may be found, is smaller.

        Args:
            question: In plain words, or taken apart by `parse_query`.
            k: How many passages.
            scope: Documents or folders, besides the question's own filters.

        Raises:
            QuestionError: A name of the scope holds no indexed document.
        """
        query = question if isinstance(question, Query) else Query(question)
        asked = _Asked(query.text, self.encoder.encode_queries([query.text])[0], self._dense_share(query.text))
        found: list[Hit] = []
        if query.quoted:
            found = self._search(asked, k, restrict(self.index, query, scope, quoted=True))
        return found or self._search(asked, k, restrict(self.index, query, scope, quoted=False))

    def absent(self, words: Iterable[str], query: Query, *, scope: Scope = EVERYTHING) -> tuple[str, ...]:
        """Return which words no passage in the scope holds, even with a typing error mended.

        Args:
            words: Of the question.
            query: The question taken apart, for its own filters.
            scope: Documents or folders, besides these.
        """
        places = scope | query.scope
        within = passages_within(self.index, places) if places else None
        missing = [word for word in dict.fromkeys(words) if not self.index.lexical.holds(word, within)]
        return tuple(join_pairs(missing, query.text))

    def _dense_share(self, text: str) -> float:
        """Return the weight of the dense score: less for a text in letters or words that the encoder never learnt."""
        dense = self._dense_weight * trusted_share(self.encoder.knows(text))
        return dense / (dense + 1 - self._dense_weight) if self._dense_weight < 1 else 1.0

    def _search(self, asked: "_Asked", k: int, restriction: Restriction) -> list[Hit]:
        """Return the k best passages that may be found; where phrases must be read, look ever deeper for them."""
        compared = self._second_look.depth if self._second_look else 0
        depth = max(k, DEPTH, compared)
        while True:
            found = find_candidates(self.index, asked.text, asked.vector, depth=depth, within=restriction.within)
            fused = self._rank(found, asked)
            held = self._held(fused, restriction, most=max(2 * k, compared))
            if len(held[0]) >= k or not restriction.reads or len(found.rows) < depth or depth >= _READ_AT_MOST:
                break
            depth *= 4
        second = self._look_again(asked.text, held)
        ranking = self._selected(asked.text, held, second or held, k)
        order = _Order(_places(found.dense), _places(found.lexical), _places(fused), _places(second, compared))
        return self._hits(asked.text, found, ranking, order)

    def _held(self, ranking: Ranking, restriction: Restriction, *, most: int) -> Ranking:
        """Return the ranking of the passages that have the phrases asked for, as many as are needed of them."""
        if not restriction.reads:
            return ranking
        rows, scores = ranking
        holding = (at for at, row in enumerate(rows.tolist()) if restriction.holds(self.index.passage(row)))
        kept = list(islice(holding, most))
        return rows[kept], scores[kept]

    def _rank(self, found: Candidates, asked: "_Asked") -> Ranking:
        """Return the candidates in the order of the fusion."""
        if self._fusion is Fusion.RRF:
            return fuse_ranks([found.dense, found.lexical])
        return fuse_convex(found.rows, found.cosines, found.bm25, most=found.most, dense_weight=asked.dense_share)

    def _look_again(self, text: str, ranking: Ranking) -> Ranking | None:
        """Return the ranking after the second look, None where there is none."""
        if self._second_look is None:
            return None
        passages = [self.index.passage(row) for row in ranking[0][: self._second_look.depth].tolist()]
        return self._second_look.look(text, passages, ranking)

    def _selected(self, text: str, fused: Ranking, ranking: Ranking, k: int) -> Ranking:
        """Return the first k of what is returned: of several documents, and with a rare word that few passages hold.

        How near two passages score is told by the fused scores, whatever put them in order.
        """
        rows = ranking[0]
        chosen = spread((rows, _scores_of(rows, fused)), self.index.places[rows, 0], k)
        rarest = self.index.lexical.rarest(text)
        first = (with_one_of(chosen, rarest, k) if len(rarest) <= k else chosen)[0][:k]
        return first, _scores_of(first, ranking)

    def _hits(self, text: str, found: Candidates, ranking: Ranking, order: "_Order") -> list[Hit]:
        """Return the passages of a ranking with all that is known of each."""
        rows, scores = ranking
        places = found.places_of(rows).tolist()
        return [
            Hit(
                passage=self.index.passage(row),
                row=row,
                score=score,
                dense=float(found.cosines[at]),
                lexical=float(found.bm25[at]) or None,
                dense_rank=order.dense.get(row),
                lexical_rank=order.lexical.get(row),
                words=tuple(self.index.lexical.words(text, row)),
                fused_rank=order.fused[row],
                second_rank=order.second.get(row),
            )
            for row, score, at in zip(rows.tolist(), scores.tolist(), places, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Order:
    """The 1-based rank of each row in each ranking that it is in."""

    dense: dict[int, int]
    lexical: dict[int, int]
    fused: dict[int, int]
    second: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is searched for.

    Attributes:
        text: In plain words.
        vector: Of the text, (d,).
        dense_share: Weight of the dense score in the convex fusion, 0 to 1.
    """

    text: str
    vector: NDArray[np.float32]
    dense_share: float


def _scores_of(rows: NDArray[np.int64], ranking: Ranking) -> NDArray[np.float32]:
    """Return the scores that a ranking gives to some of its rows."""
    known = dict(zip(ranking[0].tolist(), ranking[1].tolist(), strict=True))
    return np.array([known[row] for row in rows.tolist()], np.float32)


def _places(ranking: Ranking | None, most: int | None = None) -> dict[int, int]:
    """Return the 1-based rank of each row, or of the first ones only."""
    return {} if ranking is None else {row: rank for rank, row in enumerate(ranking[0][:most].tolist(), 1)}
