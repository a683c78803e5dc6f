"""BM25 over the passages' terms, weighed by bm25s, with help for words that the documents do not know."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from embeddings.analysis import analyse
from embeddings.dense import Ranking
from embeddings.english import stem_ranks

_SHORTEST_CORRECTED = 4
_BEGINNING = 4
_CORRECTIONS_KEPT = 10_000
_TRUSTED_AT = 300
"""Passages at which their own counts weigh as much as English at large."""

_ARRAYS = ("data", "indices", "indptr")
_VOCABULARY = "vocabulary.json"


class Bm25Index:
    """Ranks passages by their terms; a row is a passage's number.

    BM25 in Lucene's variant, k1 = 1.5, b = 0.75 (Robertson and Zaragoza, 2009; Kamphuis et al., ECIR 2020). bm25s
    weighs each term in each passage when the index is made (Lù, 2024); a question only adds columns of that matrix, so
    it needs numpy alone, and no import of bm25s and scipy at every start.
    """

    def __init__(self, columns: dict[str, NDArray[np.generic]], vocabulary: dict[str, int], count: int) -> None:
        """Put ready parts together.

        Args:
            columns: Weights by term, a sparse matrix by columns: "data" (weights), "indices" (rows), "indptr" (where
                each term's column starts).
            vocabulary: Column of each term.
            count: Number of passages.
        """
        self._columns = columns
        self._vocabulary = vocabulary
        self._count = count
        self._frequencies = np.diff(columns["indptr"])  # (terms,) passages that hold each term
        self._corrections: dict[str, str | None] = {}

    @classmethod
    def from_texts(cls, texts: Sequence[str]) -> "Bm25Index":
        """Build from the passages' texts."""
        import bm25s

        model = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        terms = [analyse(text) or [""] for text in texts]
        model.index(terms or [[""]], show_progress=False)  # bm25s cannot be empty
        return cls({name: model.scores[name] for name in _ARRAYS}, model.vocab_dict, len(texts))

    @classmethod
    def load(cls, folder: Path, count: int) -> "Bm25Index":
        """Map an index of `count` passages from a folder whose hashes have been checked."""
        columns = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS}
        vocabulary: dict[str, int] = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        return cls(columns, vocabulary, count)

    def save(self, folder: Path) -> None:
        """Write to a new folder."""
        folder.mkdir()
        for name, array in self._columns.items():
            np.save(folder / f"{name}.npy", array, allow_pickle=False)
        (folder / _VOCABULARY).write_text(json.dumps(self._vocabulary, ensure_ascii=False), encoding="utf-8")

    def __len__(self) -> int:
        return self._count

    def search(self, query: str, k: int) -> Ranking:
        """Return the best rows of a question that share a term with it, at most k."""
        terms = [known for term in analyse(query) if (known := self.known(term)) is not None]
        if not terms:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        scores = self._scores(terms)
        best = np.argpartition(-scores, min(k, len(scores)) - 1)[:k]
        rows = best[np.lexsort((best, -scores[best]))]
        rows = rows[scores[rows] > 0]
        return rows.astype(np.int64), scores[rows].astype(np.float32)

    def _scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the sum of the terms' columns, (n,)."""
        total = np.zeros(max(1, self._count), np.float32)
        starts = self._columns["indptr"]
        for column in (self._vocabulary[term] for term in terms):
            if column < len(self._frequencies):
                part = slice(int(starts[column]), int(starts[column + 1]))
                total[self._columns["indices"][part]] += self._columns["data"][part]
        return total

    def idf(self, term: str) -> float:
        """Return ln(1 + (N - n + 0.5) / (n + 0.5)) for a term in n of N passages: rare terms weigh more."""
        row = self._vocabulary.get(term)
        found = int(self._frequencies[row]) if row is not None and row < len(self._frequencies) else 0
        return math.log(1 + (self._count - found + 0.5) / (found + 0.5))

    def rarity(self, term: str) -> float:
        """Return how rare a term is, 0 for the commonest to 1, here and in English at large.

        A few passages say little about that: n of them weigh n / (n + 300). Theirs is the inverse document frequency as
        a share of that of a term in no passage, English's log(1 + rank) / log(number of words).
        """
        own = self.idf(term) / math.log(1 + (self._count + 0.5) / 0.5)
        ranks = stem_ranks()
        common = math.log1p(ranks[term]) / math.log(len(ranks)) if term in ranks else 1.0
        trust = self._count / (self._count + _TRUSTED_AT)
        return trust * own + (1 - trust) * common

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


def _twins(stemmed: str) -> list[str]:
    """Return the British or American twins of a stem: "harbour" and "harbor", "centr" and "center"."""
    pairs = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("ogu", "og"), ("tr", "ter"), ("c", "s"))
    swaps = [(old, new) for pair in pairs for old, new in (pair, pair[::-1])]
    return [stemmed[: -len(old)] + new for old, new in swaps if stemmed.endswith(old)]
