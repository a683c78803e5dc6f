"""The txtai library with its hybrid index: BM25 and vectors."""

from collections.abc import Sequence
from pathlib import Path

from eval.benchmarks.peers.common import measure, weights


class Txtai:
    """An `Embeddings` database with `hybrid` set."""

    def __init__(self) -> None:
        from txtai import Embeddings

        self._index = Embeddings(path=weights(), hybrid=True)

    def index(self, texts: Sequence[str]) -> None:
        """Encode and index all documents."""
        self._index.index(list(enumerate(texts)))

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the best documents of both rankings."""
        return [int(place) for place, _ in self._index.search(query, k)]

    def save(self, folder: Path) -> None:
        """Write its database."""
        self._index.save(str(folder))

    def load(self, folder: Path) -> None:
        """Read it."""
        self._index.load(str(folder))


if __name__ == "__main__":
    measure(Txtai, "txtai")
