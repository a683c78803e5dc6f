"""Search among many vectors: inverted lists of compressed vectors find candidates, the exact ones rank them."""

import errno
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.dense import FaissIndex, Mask, Ranking, map_index, write_index
from embeddings.encoder import Matrix, normalise
from embeddings.manifest import DenseEntry

RECALL = 0.95
"""Share of the exact ten nearest that must be found; lists are looked into until it is."""

_REFINED = 4
"""Candidates for each row that is asked for."""

_LEAST_REFINED = 400
_LEAST_PROBED = 8
"""One in so many lists is looked into at least: questions lie farther from their passages than the moved sample that
measures the recall. Of 42 real questions over 54,763 passages an eighth of the lists held 98 % of the ten nearest, a
thirtieth 94 %."""

_SAMPLED = 100
_DRIFT = 0.02
"""Share of the vectors that may come and go before the recall is measured again."""

_NOISE = 0.5
_SEED = 20


class ApproximateIndex:
    """Inverted lists of product-quantised vectors (FAISS's IVF with fast-scan PQ), refined by a flat index.

    Every score is exact; only whether a row is found at all is not certain. A search within a mask is exact.
    """

    def __init__(self, exact: FaissIndex, lists: Any, entry: DenseEntry) -> None:  # faiss ships no types
        """Put ready parts together.

        Args:
            exact: All vectors.
            lists: The same, compressed.
            entry: How many lists are looked into, and what that was measured to find.
        """
        self.entry = entry
        self._exact = exact
        self._lists = lists
        self._lists.nprobe = entry.probes

    @classmethod
    def from_vectors(
        cls, vectors: Matrix, exact: FaissIndex, *, like: "ApproximateIndex | None" = None
    ) -> "ApproximateIndex":
        """Compress the vectors of a flat index.

        Args:
            vectors: (n, d) float32.
            exact: The same.
            like: One whose trained parts are used again where it holds at least half as many.
        """
        fits = like is not None and 2 * len(like) >= len(vectors)
        lists = _emptied(like._lists) if like is not None and fits else _trained(vectors)
        lists.add(vectors)
        return cls(exact, lists, DenseEntry(kind="ivf-pq", probes=-(-lists.nlist // _LEAST_PROBED), recall=0.0))

    @classmethod
    def load(cls, exact: FaissIndex, path: Path, entry: DenseEntry) -> "ApproximateIndex":
        """Map the compressed vectors from a file whose hash has been checked."""
        lists = map_index(path)
        if lists.ntotal != len(exact) or not hasattr(lists, "nprobe"):
            raise OSError(errno.EIO, "it does not fit the vectors", str(path))
        return cls(exact, lists, entry)

    def save(self, path: Path) -> None:
        """Write the compressed vectors to a new file."""
        write_index(self._lists, path)

    def __len__(self) -> int:
        return len(self._exact)

    def search(self, query: Matrix, k: int, *, within: Mask | None = None) -> Ranking:
        """Return the k nearest rows to a (d,) query, as far as found; exactly those of a mask when given."""
        if within is not None:
            return self._exact.search(query, k, within=within)
        wanted = min(max(_REFINED * k, _LEAST_REFINED), len(self))
        rows = self._lists.search(query[None], wanted)[1][0]
        rows = np.sort(rows[rows >= 0])
        scores = self.take(rows) @ query
        best = np.lexsort((rows, -scores))[:k]
        return rows[best], scores[best]

    def take(self, rows: NDArray[np.int64]) -> Matrix:
        """Return the vectors of some rows, (m, d) float32, in their order."""
        return self._exact.take(rows)

    def vectors(self) -> Matrix:
        """Return all vectors, (n, d) float32."""
        return self._exact.vectors()

    def settle(self, before: DenseEntry | None, changed: int) -> DenseEntry:
        """Say how many lists are looked into and what that finds, measured anew unless little has changed.

        Args:
            before: Of lists that were trained alike; None for none.
            changed: Vectors that came or went since then.
        """
        drift = before.drift + changed if before else changed
        if before and before.recall >= RECALL and drift <= _DRIFT * len(self):
            self.entry = before.model_copy(update={"drift": drift})
            self._lists.nprobe = before.probes
        else:
            self.entry = self._measured()
        return self.entry

    def _measured(self) -> DenseEntry:
        """Look into twice as many lists until enough of the exact nearest are found.

        Asked is a sample of the vectors themselves, each moved by half its length in a direction of its own.
        """
        random = np.random.default_rng(_SEED)
        vectors = self.take(np.sort(random.choice(len(self), min(_SAMPLED, len(self)), replace=False)))
        noise = normalise(random.standard_normal(vectors.shape, dtype=np.float32))
        queries = normalise(vectors + _NOISE * noise)
        wanted = [set(rows) for rows in self._exact.nearest(queries, min(10, len(self))).tolist()]
        while True:
            found = [
                len(near & set(self.search(query, 10)[0].tolist())) for near, query in zip(wanted, queries, strict=True)
            ]
            recall = sum(found) / sum(map(len, wanted))
            if recall >= RECALL or self._lists.nprobe >= self._lists.nlist:
                return DenseEntry(kind="ivf-pq", probes=self._lists.nprobe, recall=round(recall, 4))
            self._lists.nprobe = min(2 * self._lists.nprobe, self._lists.nlist)


def _trained(vectors: Matrix) -> Any:
    """Return empty lists, 2 sqrt(n) of them, trained on the vectors; four dimensions are one code of four bits."""
    import faiss

    dimensions = vectors.shape[1]
    factory = f"IVF{max(1, round(2 * math.sqrt(len(vectors))))},PQ{dimensions // 4}x4fs"
    lists: Any = faiss.index_factory(dimensions, factory, faiss.METRIC_INNER_PRODUCT)
    lists.cp.min_points_per_centroid = 1  # else FAISS prints a warning; the recall is measured anyhow
    lists.pq.cp.min_points_per_centroid = 1
    lists.train(vectors)
    return lists


def _emptied(lists: Any) -> Any:
    """Return a copy of trained lists without their content."""
    import faiss

    copy: Any = faiss.deserialize_index(faiss.serialize_index(lists))
    copy.reset()
    return copy
