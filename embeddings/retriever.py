"""From a question to its best passages: dense and lexical search, fused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from embeddings.analysis import join_pairs
from embeddings.candidates import Candidates, find_candidates
from embeddings.dense import Ranking
from embeddings.encoder import Encoder
from embeddings.feedback import TOP, with_feedback
from embeddings.fusion import Fusion, fuse_convex, fuse_ranks
from embeddings.index import Index
from embeddings.lexical import Word
from embeddings.query import Query
from embeddings.restriction import Restriction, restrict
from embeddings.scope import EVERYTHING, Scope, passages_within
from embeddings.selection import spread, with_one_of
from embeddings.vocabulary import trusted_share

DEPTH = 50
"""Passages taken from each ranking before they are fused."""

SECOND_LOOK_FROM = 1000
"""Passages from which on a second look gained on the open sets it was chosen on; below, it lost as often."""

_READ_AT_MOST = 3200
"""Passages taken from each ranking to look for a phrase in them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage and how it got its place.

    Attributes:
        passage: The passage.
        row: Its row in the index.
        score: Fused score; comparable within one question only.
        dense: Cosine with the question.
        lexical: BM25 score, None when it shares no term with the question.
        dense_rank: 1-based rank in the dense ranking, None when that did not reach it.
        lexical_rank: 1-based rank in the lexical ranking, likewise.
        second: Cosine with the question at the second look, which gave it its place; None without one.
        words: The question's words that it holds, with what each adds to the BM25 score.
    """

    passage: Passage
    row: int
    score: float
    dense: float | None
    lexical: float | None
    dense_rank: int | None
    lexical_rank: int | None
    second: float | None = None
    words: tuple[Word, ...] = ()


class HybridRetriever:
    """Searches an index with both of its rankings."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        *,
        fusion: Fusion = Fusion.CONVEX,
        dense_weight: float = 0.6,
        second_look: int | None = SECOND_LOOK_FROM,
    ) -> None:
        """Put ready parts together.

        Args:
            index: The passages.
            encoder: The one that made it.
            fusion: How the two rankings become one.
            dense_weight: Share of the dense score in the convex fusion, 0 to 1.
            second_look: Passages from which on to rank once more by what the best have in common, None for never; only
                after the convex fusion. In a small index the five best are too large a part of all to have much in
                common.
        """
        self.index = index
        self.encoder = encoder
        self._fusion = fusion
        self._dense_weight = dense_weight
        self._looks_again = second_look is not None and len(index) >= second_look

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
            ranked = self._selected(asked.text, self._rank(found, asked), k)
            hits = list(islice(self._hits(asked.text, ranked, restriction), k))
            if not restriction.reads or len(hits) == k or len(found.rows) < depth or depth >= _READ_AT_MOST:
                return hits
            depth *= 4

    def _rank(self, found: Candidates, asked: "_Asked") -> "_Ranked":
        """Return the candidates in the order of the fusion, at the second look where there is one."""
        if self._fusion is Fusion.RRF:
            return _Ranked(found, *fuse_ranks([found.dense, found.lexical]), None)
        mix = partial(fuse_convex, found.rows, lexical=found.bm25, most=found.most, dense_weight=asked.dense_share)
        rows, scores = mix(found.cosines)
        if not self._looks_again:
            return _Ranked(found, rows, scores, None)
        best = found.vectors[found.places_of(rows[:TOP])]
        second = found.vectors @ with_feedback(asked.vector, best, scores[:TOP])  # (m, d) @ (d,) -> (m,)
        return _Ranked(found, *mix(second), second)

    def _selected(self, text: str, ranked: "_Ranked", k: int) -> "_Ranked":
        """Put first what is returned: of several documents, and with a rare word of the question that few hold."""
        documents = self.index.places[ranked.rows, 0]
        rows, scores = spread((ranked.rows, ranked.scores), documents, k)
        rarest = self.index.lexical.rarest(text)
        if len(rarest) <= k:
            rows, scores = with_one_of((rows, scores), rarest, k)
        return replace(ranked, rows=rows, scores=scores)

    def _hits(self, text: str, ranked: "_Ranked", restriction: Restriction) -> Iterator[Hit]:
        """Yield the candidates that may be found, best first; each is read when it is asked for."""
        found = ranked.found
        dense, lexical = _places(found.dense), _places(found.lexical)
        places = found.places_of(ranked.rows).tolist()
        for row, score, at in zip(ranked.rows.tolist(), ranked.scores.tolist(), places, strict=True):
            passage = self.index.passage(row)
            if restriction.reads and not restriction.holds(passage):
                continue
            yield Hit(
                passage=passage,
                row=row,
                score=score,
                dense=float(found.cosines[at]),
                lexical=float(found.bm25[at]) or None,
                dense_rank=dense.get(row),
                lexical_rank=lexical.get(row),
                second=None if ranked.second is None else float(ranked.second[at]),
                words=tuple(self.index.lexical.words(text, row)),
            )


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


@dataclass(frozen=True, slots=True)
class _Ranked:
    """All candidates of a question in their order.

    Attributes:
        found: The candidates.
        rows: Best first.
        scores: Their fused scores.
        second: Cosine of each candidate at the second look, (m,), in the order of `found`.
    """

    found: Candidates
    rows: NDArray[np.int64]
    scores: NDArray[np.float32]
    second: NDArray[np.float32] | None


def _places(ranking: Ranking) -> dict[int, int]:
    """Return the 1-based rank of each row."""
    return {row: rank for rank, row in enumerate(ranking[0].tolist(), 1)}
