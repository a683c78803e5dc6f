"""From a question to its best passages: dense and lexical search, fused."""

from collections.abc import Iterable, Iterator
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
from embeddings.reranking import Reranker, look_again
from embeddings.restriction import Restriction, restrict
from embeddings.scope import EVERYTHING, Scope, passages_within
from embeddings.selection import spread, with_one_of
from embeddings.vocabulary import trusted_share

DEPTH = 50
"""Passages taken from each ranking before they are fused."""

RERANK_DEPTH = 30
"""Passages that a second look compares with the question, unless a setting says otherwise."""

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
        reranker: Reranker | None = None,
        rerank_depth: int = RERANK_DEPTH,
    ) -> None:
        """Put ready parts together.

        Args:
            index: The passages.
            encoder: The one that made it.
            fusion: How the two rankings become one.
            dense_weight: Share of the dense score in the convex fusion, 0 to 1.
            reranker: What looks at the best passages again, None for nothing.
            rerank_depth: At how many of them.
        """
        self.index = index
        self.encoder = encoder
        self._fusion = fusion
        self._dense_weight = dense_weight
        self._reranker = reranker
        self._rerank_depth = rerank_depth

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
        depth = max(k, DEPTH)
        while True:
            found = find_candidates(self.index, asked.text, asked.vector, depth=depth, within=restriction.within)
            fused = self._rank(found, asked)
            second = self._look_again(asked.text, fused)
            ranked = self._selected(asked.text, second or fused, k)
            order = _Order(
                _places(found.dense), _places(found.lexical), _places(fused), _places(second, self._rerank_depth)
            )
            hits = list(islice(self._hits(asked.text, found, ranked, order, restriction), k))
            if not restriction.reads or len(hits) == k or len(found.rows) < depth or depth >= _READ_AT_MOST:
                return hits
            depth *= 4

    def _rank(self, found: Candidates, asked: "_Asked") -> Ranking:
        """Return the candidates in the order of the fusion."""
        if self._fusion is Fusion.RRF:
            return fuse_ranks([found.dense, found.lexical])
        return fuse_convex(found.rows, found.cosines, found.bm25, most=found.most, dense_weight=asked.dense_share)

    def _look_again(self, text: str, ranking: Ranking) -> Ranking | None:
        """Return the ranking after the second look, None where there is none."""
        if self._reranker is None:
            return None
        passages = [self.index.passage(row) for row in ranking[0][: self._rerank_depth].tolist()]
        return look_again(self._reranker, text, passages, ranking)

    def _selected(self, text: str, ranking: Ranking, k: int) -> Ranking:
        """Put first what is returned: of several documents, and with a rare word of the question that few hold."""
        ranking = spread(ranking, self.index.places[ranking[0], 0], k)
        rarest = self.index.lexical.rarest(text)
        return with_one_of(ranking, rarest, k) if len(rarest) <= k else ranking

    def _hits(
        self, text: str, found: Candidates, ranking: Ranking, order: "_Order", restriction: Restriction
    ) -> Iterator[Hit]:
        """Yield the candidates that may be found, best first; each is read when it is asked for."""
        rows, scores = ranking
        places = found.places_of(rows).tolist()
        for row, score, at in zip(rows.tolist(), scores.tolist(), places, strict=True):
            passage = self.index.passage(row)
            if restriction.reads and not restriction.holds(passage):
                continue
            yield Hit(
                passage=passage,
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


def _places(ranking: Ranking | None, most: int | None = None) -> dict[int, int]:
    """Return the 1-based rank of each row, or of the first ones only."""
    return {} if ranking is None else {row: rank for rank, row in enumerate(ranking[0][:most].tolist(), 1)}
