"""FAISS over sentence-transformers vectors, with nothing around them."""

from collections.abc import Sequence
from pathlib import Path

from eval.benchmarks.peers.common import measure, weights


class BareFaiss:
    """An exact inner product index."""

    def __init__(self) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(weights(), device="cpu")

    def index(self, texts: Sequence[str]) -> None:
        """Encode and add all documents."""
        import faiss

        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        self._index: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the nearest documents."""
        vector = self._model.encode([query], normalize_embeddings=True, show_progress_bar=False)
        found: list[int] = self._index.search(vector, k)[1][0].tolist()
        return found

    def save(self, folder: Path) -> None:
        """Write the vectors."""
        import faiss

        faiss.write_index(self._index, str(folder / "vectors"))

    def load(self, folder: Path) -> None:
        """Read them."""
        import faiss

        self._index = faiss.read_index(str(folder / "vectors"))


if __name__ == "__main__":
    measure(BareFaiss, "faiss-cpu")
