"""sentence-transformers and FAISS with nothing around them: what everything here is measured against."""

from collections.abc import Sequence

import numpy as np

from embeddings.dense import FaissIndex
from embeddings.encoder import Matrix
from embeddings.sentence_transformer import PACKAGED, load_model


class BareSystem:
    """The packaged model at its defaults, over a flat index."""

    def __init__(self, vectors: Matrix) -> None:
        """Load the model.

        Args:
            vectors: Of the passages that are searched, (n, d).
        """
        self._model = load_model(PACKAGED)
        self._index = FaissIndex.from_vectors(vectors)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""
        return np.asarray(
            self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False), np.float32
        )

    def add(self, texts: Sequence[str]) -> int:
        """Encode and index texts, and return how many there are."""
        return len(FaissIndex.from_vectors(self.encode(texts)))

    def search(self, question: str, k: int) -> list[int]:
        """Return the k nearest rows."""
        rows: list[int] = self._index.search(self.encode([question])[0], k)[0].tolist()
        return rows
