"""BM25 over the passages' terms, with help for words that the documents do not know."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from embeddings.analysis import analyse, find_terms
from embeddings.dense import Mask, Ranking
from embeddings.english import rarity_in_english, stem_ranks
from embeddings.postings import Postings, Rows

_SHORTEST_CORRECTED = 4
_BEGINNING = 4
_CORRECTIONS_KEPT = 10_000
_K1, _B = 1.5, 0.75
_TRUSTED_AT = 300
"""Passages at which their own counts weigh as much as English at large."""

_SAMPLED = 1 << 13
"""Scores of which the k-th best bounds that of all from below."""

_NO_ROWS: Rows = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question that a passage holds.

    Attributes:
        text: As the question has it.
        weight: What it adds to the passage's score.
    """

    text: str
    weight: float


class Bm25Index:
    """Ranks passages by their terms; a row is a passage's number.

    BM25 in Lucene's variant, k1 = 1.5, b = 0.75 (Robertson and Zaragoza, 2009; Kamphuis et al., ECIR 2020). Counts are
    stored and weighed when a question asks for their column, so that adding a passage, which changes every weight,
    leaves the stored columns as they are. The scores are those of the library bm25s, which a test compares.
    """

    def __init__(self, postings: Postings) -> None:
        """Take ready columns.

        Args:
            postings: The counts of every passage's terms.
        """
        self.postings = postings
        self._vocabulary = {term: column for column, term in enumerate(postings.terms)}
        self._frequencies = np.diff(postings.starts)  # (terms,) passages that hold each term
        mean = max(float(postings.lengths.mean()), 1e-9) if len(postings) else 1.0
        self._norms = (_K1 * (1 - _B + _B * postings.lengths / mean)).astype(np.float32)  # (n,)
        self._corrections: dict[str, str | None] = {}

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> "Bm25Index":
        """Build from the passages' texts."""
        return cls(Postings.from_terms(analyse(text) for text in texts))

    @classmethod
    def load(cls, folder: Path) -> "Bm25Index":
        """Map an index from a folder whose hashes have been checked."""
        return cls(Postings.load(folder))

    def save(self, folder: Path) -> None:
        """Write to a new folder."""
        self.postings.save(folder)

    def __len__(self) -> int:
        return len(self.postings)

    def search(self, query: str, k: int, *, within: Mask | None = None) -> Ranking:
        """Return the best rows of a question that share a term with it, at most k; only those of a mask when given."""
        return best_rows(self.scores(query), k, within=within)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return every row's score, (n,); 0 for a row that shares no term with the question."""
        return self._scores(self._known_terms(query))

    def most(self, query: str) -> float:
        """Return what no row's score can exceed: the sum of the terms' idf; 0 where no passage holds any."""
        return sum(map(self.idf, self._known_terms(query)))

    def words(self, query: str, row: int) -> list[Word]:
        """Return the question's words that a row holds, in the order of the question, with what each adds."""
        found: dict[str, Word] = {}
        for term in find_terms(query):
            known = None if term.is_stop else self.known(term.text)
            if known is not None and (weight := self._weight(known, row)):
                held = found.get(known, Word(query[term.start : term.end], 0.0))
                found[known] = Word(held.text, held.weight + weight)
        return list(found.values())

    def holding(self, text: str) -> Mask:
        """Return which rows hold every term of a text, (n,); all of them for a text of function words alone."""
        held = np.ones(len(self), np.bool_)
        for term in analyse(text):
            here = np.zeros(len(self), np.bool_)
            here[self._column(term)[0]] = True
            held &= here
        return held

    def holds(self, word: str, within: Mask | None = None) -> bool:
        """Tell whether a passage, of those within, holds every term of a word, even with a typing error mended."""
        columns = [self._column(known)[0] if (known := self.known(term)) else _NO_ROWS for term in analyse(word)]
        return all((rows.size if within is None else within[rows].any()) for rows in columns)

    def rarest(self, query: str) -> Rows:
        """Return the rows that hold the question's rarest word as it is spelled; none where they hold no word of it.

        Of equally rare ones the first in the question counts.
        """
        columns = [self._column(term)[0] for term in analyse(query) if term in self._vocabulary]
        return min(columns, key=len, default=_NO_ROWS)

    def _known_terms(self, query: str) -> list[str]:
        return [known for term in analyse(query) if (known := self.known(term)) is not None]

    def _column(self, term: str) -> tuple[Rows, Rows]:
        """Return the rows that hold a term, ascending, and how often each does; none for an unknown term."""
        column = self._vocabulary.get(term)
        if column is None:
            return _NO_ROWS, _NO_ROWS
        part = slice(int(self.postings.starts[column]), int(self.postings.starts[column + 1]))
        return self.postings.rows[part], self.postings.counts[part]

    def _weights(self, term: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Return a term's rows and its weight in each: idf * tf / (tf + k1 (1 - b + b length / mean length))."""
        rows, counts = self._column(term)
        places = rows.astype(np.intp)  # else NumPy converts them at every use
        return places, self._weighed(term, places, counts)

    def _weight(self, term: str, row: int) -> float:
        """Return a term's weight in one row, 0 where that does not hold it."""
        rows, counts = self._column(term)
        place = int(np.searchsorted(rows, np.int32(row)))  # of the rows' own type: else all of them are converted
        if place == len(rows) or rows[place] != row:
            return 0.0
        here = slice(place, place + 1)
        return float(self._weighed(term, rows[here], counts[here])[0])

    def _weighed(self, term: str, rows: NDArray[np.integer], counts: Rows) -> NDArray[np.float32]:
        weights = counts.astype(np.float32)
        saturated = self._norms[rows]
        saturated += weights
        weights *= np.float32(self.idf(term))
        weights /= saturated  # in place: a million passages' columns are too large to be copied five times
        return weights

    def _scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the sum of the terms' weights, (n,)."""
        total = np.zeros(len(self), np.float32)
        for rows, weights in map(self._weights, terms):
            total[rows] += weights
        return total

    def idf(self, term: str) -> float:
        """Return ln(1 + (N - n + 0.5) / (n + 0.5)) for a term in n of N passages: rare terms weigh more."""
        column = self._vocabulary.get(term)
        found = int(self._frequencies[column]) if column is not None else 0
        return math.log(1 + (len(self) - found + 0.5) / (found + 0.5))

    def rarity(self, term: str) -> float:
        """Return how rare a term is, 0 for the commonest to 1, here and in English at large.

        A few passages say little about that: n of them weigh n / (n + 300). Theirs is the inverse document frequency as
        a share of that of a term in no passage, English's log(1 + rank) / log(number of words).
        """
        own = self.idf(term) / math.log(1 + (len(self) + 0.5) / 0.5)
        trust = len(self) / (len(self) + _TRUSTED_AT)
        return trust * own + (1 - trust) * rarity_in_english(term)

    def known(self, term: str) -> str | None:
        """Return the term itself when the passages hold it, else the nearest one within a typing error or two."""
        if term in self._vocabulary:
            return term
        if term not in self._corrections:
            if len(self._corrections) >= _CORRECTIONS_KEPT:
                self._corrections.clear()
            self._corrections[term] = self._nearest(term)
        return self._corrections[term]

    def _nearest(self, term: str) -> str | None:
        """Return the vocabulary's nearest word: one edit from four letters on, two from eight.

        A common word is no typing error, however near another one is ("mayor" is not "major"); only its British or
        American twin stands for it.
        """
        if len(term) < _SHORTEST_CORRECTED or any(char.isdigit() for char in term):
            return None
        if term in stem_ranks():
            return next((twin for twin in _twins(term) if twin in self._vocabulary), None)
        allowed = 1 if len(term) < 8 else 2
        alike = (word for word in self._vocabulary if word[:1] == term[:1] and abs(len(word) - len(term)) <= allowed)
        best = process.extractOne(term, list(alike), scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return str(best[0]) if best else self._nearest_stem(term)

    def _nearest_stem(self, term: str) -> str | None:
        """Return a word two edits away that begins alike: a typing error can keep an ending from being cut off.

        "securty" becomes "securti", "security" becomes "secur".
        """
        alike = [word for word in self._vocabulary if word[:_BEGINNING] == term[:_BEGINNING] and len(word) > _BEGINNING]
        best = process.extractOne(term, alike, scorer=DamerauLevenshtein.distance, score_cutoff=2)
        return str(best[0]) if best and len(term) > _BEGINNING + 1 else None


def best_rows(scores: NDArray[np.float32], k: int, *, within: Mask | None = None) -> Ranking:
    """Return the rows of the k highest scores above 0, best first, equal ones in order of row.

    Args:
        scores: (n,), not negative.
        k: At most so many rows.
        within: Only these rows.
    """
    allowed = scores if within is None else scores * within
    sample = allowed[:: max(1, len(allowed) // _SAMPLED)]
    # the k-th best of a sample is no better than that of all: what lies below it need not be sorted
    bound = np.partition(sample, -k)[-k] if 0 < k <= len(sample) else np.float32(0)
    inside = np.flatnonzero(allowed >= max(bound, np.finfo(np.float32).smallest_subnormal))
    if len(inside) > k:
        inside = inside[np.argpartition(-scores[inside], k - 1)[:k]]
    rows = inside[np.lexsort((inside, -scores[inside]))]
    return rows.astype(np.int64), scores[rows].astype(np.float32)


def _twins(stemmed: str) -> list[str]:
    """Return the British or American twins of a stem: "harbour" and "harbor", "centr" and "center"."""
    pairs = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("ogu", "og"), ("tr", "ter"), ("c", "s"))
    swaps = [(old, new) for pair in pairs for old, new in (pair, pair[::-1])]
    return [stemmed[: -len(old)] + new for old, new in swaps if stemmed.endswith(old)]
