"""bm25s with its own tokeniser and stemmer."""

from collections.abc import Sequence
from pathlib import Path

from eval.benchmarks.peers.common import measure


class BareBm25:
    """BM25 as the library's own example sets it up."""

    def __init__(self) -> None:
        import Stemmer

        self._stemmer = Stemmer.Stemmer("english")

    def index(self, texts: Sequence[str]) -> None:
        """Weigh all terms."""
        import bm25s

        self._index = bm25s.BM25()
        self._index.index(self._tokens(list(texts)), show_progress=False)

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the documents of highest score."""
        found: list[int] = self._index.retrieve(self._tokens(query), k=k, show_progress=False)[0][0].tolist()
        return found

    def save(self, folder: Path) -> None:
        """Write the library's own files."""
        self._index.save(folder)

    def load(self, folder: Path) -> None:
        """Read them."""
        import bm25s

        self._index = bm25s.BM25.load(folder)

    def _tokens(self, texts: object) -> object:
        import bm25s

        return bm25s.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)


if __name__ == "__main__":
    measure(BareBm25, "bm25s")
