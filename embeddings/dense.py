"""Nearest vectors by inner product: FAISS, and the exact reference it is tested against."""

import errno
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Matrix

Mask = NDArray[np.bool_]
"""Which rows a search may find, (n,)."""

_TABLES = 64 << 20
"""Most bytes that FAISS computes for an index beyond those of its file."""

Ranking = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Rows and scores of one query, both (k,), best first."""


class DenseIndex(Protocol):
    """Searches the vectors of passages; a row is a passage's number."""

    def __len__(self) -> int:
        """Number of vectors."""

    def search(self, query: Matrix, k: int, *, within: Mask | None = None) -> Ranking:
        """Return the k nearest rows to a (d,) query, fewer when there are fewer; only those of a mask when given."""

    def take(self, rows: NDArray[np.int64]) -> Matrix:
        """Return the vectors of some rows, (m, d) float32, in their order."""

    def vectors(self) -> Matrix:
        """Return all vectors, (n, d) float32."""


class NumpyIndex:
    """The exact reference."""

    def __init__(self, vectors: Matrix) -> None:
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, query: Matrix, k: int, *, within: Mask | None = None) -> Ranking:
        """Return the k nearest rows; equal scores in order of row."""
        scores = self._vectors @ query  # (n, d) @ (d,) -> (n,)
        rows = np.argsort(-scores, kind="stable")
        rows = (rows if within is None else rows[within[rows]])[:k]
        return rows.astype(np.int64), scores[rows].astype(np.float32)

    def take(self, rows: NDArray[np.int64]) -> Matrix:
        """Return the vectors of some rows, (m, d) float32, in their order."""
        return self._vectors[rows]

    def vectors(self) -> Matrix:
        """Return all vectors, (n, d) float32."""
        return self._vectors


class FaissIndex:
    """Exact search by FAISS over a flat index that is mapped from its file."""

    def __init__(self, index: Any) -> None:  # faiss ships no types
        self._index = index

    @classmethod
    def from_vectors(cls, vectors: Matrix) -> "FaissIndex":
        """Build from (n, d) float32, rows of length 1."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "FaissIndex":
        """Map an index from a file whose hash has been checked."""
        return cls(map_index(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Matrix, k: int, *, within: Mask | None = None) -> Ranking:
        """Return the k nearest rows to a (d,) query, fewer when there are fewer; only those of a mask when given."""
        allowed = len(self) if within is None else int(within.sum())
        if allowed == 0:  # FAISS asserts k > 0
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        scores, rows = self._index.search(query[None], min(k, allowed), params=_only(within))
        return rows[0], scores[0]

    def nearest(self, queries: Matrix, k: int) -> NDArray[np.int64]:
        """Return the k nearest rows to each of (m, d) queries, (m, k), best first, in one pass over the vectors.

        Args:
            queries: (m, d) float32.
            k: At least 1 and at most as many as there are.
        """
        rows: NDArray[np.int64] = self._index.search(queries, k)[1]
        return rows

    def take(self, rows: NDArray[np.int64]) -> Matrix:
        """Return the vectors of some rows, (m, d) float32, in their order."""
        if len(rows) == 0:  # FAISS asserts that there are some
            return np.zeros((0, self._index.d), np.float32)
        taken: Matrix = self._index.reconstruct_batch(rows)
        return taken

    def vectors(self) -> Matrix:
        """Return all vectors, (n, d) float32."""
        rows: Matrix = self._index.reconstruct_n(0, len(self))
        return rows


def write_flat(vectors: Matrix, path: Path) -> FaissIndex:
    """Write vectors as a flat FAISS index to a new file, and map it.

    FAISS itself writes an index that holds a copy of the vectors by way of another copy. The file begins with what it
    writes of an empty index, the number of vectors in bytes 8 to 15 and that of their elements in the last eight.

    Args:
        vectors: (n, d) float32, rows of length 1.
        path: The file.
    """
    import faiss

    head = faiss.serialize_index(faiss.IndexFlatIP(vectors.shape[1])).tobytes()
    rows = np.ascontiguousarray(vectors, np.float32)
    with path.open("wb") as file:
        file.write(head[:8] + np.int64(len(rows)).tobytes() + head[16:-8] + np.int64(rows.size).tobytes())
        file.write(rows.data.cast("B") if rows.size else b"")
    return FaissIndex.load(path)


def map_index(path: Path) -> Any:
    """Map a FAISS index from a file whose hash has been checked: FAISS trusts what it reads, up to a size."""
    import faiss

    faiss.set_deserialization_vector_byte_limit(path.stat().st_size + _TABLES)
    try:
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:  # FAISS's only error; what is written in it is no message for users
        raise OSError(errno.EIO, "FAISS cannot read it", str(path)) from error


def write_index(index: Any, path: Path) -> None:
    """Write a FAISS index to a new file; a full disk is an OSError, where FAISS's own writer aborts."""
    import faiss

    path.write_bytes(faiss.serialize_index(index).data)


def _only(within: Mask | None) -> Any:
    """Return what tells FAISS which rows it may find, None for all."""
    if within is None:
        return None
    import faiss

    bits = np.packbits(within, bitorder="little")
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]  # SWIG
