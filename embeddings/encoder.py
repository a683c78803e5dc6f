"""What the application asks of an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
"""A two-dimensional float32 array."""


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One vector for each token of a text, special tokens left out.

    Attributes:
        vectors: (t, d) float32, rows of length 1.
        offsets: (t, 2) int32, where each token stands in the text, in Unicode code points.
    """

    vectors: Matrix
    offsets: NDArray[np.int32]


class Encoder(Protocol):
    """Turns text into vectors whose inner product is their similarity."""

    @property
    def name(self) -> str:
        """Identity of model and run time; an index answers only to the encoder that made it."""

    @property
    def dimensions(self) -> int:
        """Length d of a vector."""

    @property
    def max_tokens(self) -> int:
        """Most tokens of a text that the model sees; the rest would be cut off silently."""

    def count_tokens(self, text: str) -> int:
        """Return the number of the model's own tokens in a text, special tokens included."""

    def knows(self, text: str) -> float:
        """Return which share of a text's letters the model has pieces for, 0 to 1 (`embeddings.vocabulary`)."""

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return the vectors of each text's tokens, for late interaction."""


def normalise(rows: Matrix) -> Matrix:
    """Return the rows scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Matrix = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled
