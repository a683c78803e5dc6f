"""An exact, weightless encoder: the reference that every test can run."""

import hashlib
from collections.abc import Sequence

import numpy as np

from embeddings.analysis import find_terms
from embeddings.encoder import Matrix, TokenVectors, normalise


class HashingEncoder:
    """Gives each term a fixed pseudo-random direction and each text the sum of its terms' directions.

    Texts with different terms get different vectors, so ranking mistakes show.
    """

    def __init__(self, dimensions: int = 256, *, max_tokens: int = 256) -> None:
        self.name = f"hashing-{dimensions}"
        self.dimensions = dimensions
        self.max_tokens = max_tokens

    def count_tokens(self, text: str) -> int:
        """Return the number of terms, stop words included."""
        return len(find_terms(text))

    def knows(self, text: str) -> float:
        """Return 1: it knows every text."""
        return 1.0

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1 (zeros for a text without terms)."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1 (zeros for a text without terms)."""
        rows = [sum((self._direction(t.text) for t in find_terms(text)), self._zero()) for text in texts]
        return normalise(np.stack(rows)) if rows else np.zeros((0, self.dimensions), np.float32)

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return one direction for each term."""
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> TokenVectors:
        terms = find_terms(text)
        vectors = np.stack([self._direction(t.text) for t in terms]) if terms else self._zero()[None][:0]
        offsets = np.array([(t.start, t.end) for t in terms], np.int32).reshape(-1, 2)
        return TokenVectors(normalise(vectors), offsets)

    def _zero(self) -> Matrix:
        return np.zeros(self.dimensions, np.float32)

    def _direction(self, term: str) -> Matrix:
        seed = int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "big")
        return np.random.default_rng(seed).standard_normal(self.dimensions, dtype=np.float32)
