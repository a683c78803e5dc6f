"""The vectors of a generation on disk: exact ones always, compressed ones beside them when they are many."""

from pathlib import Path

from embeddings.approximate import ApproximateIndex
from embeddings.dense import DenseIndex, FaissIndex, write_flat
from embeddings.encoder import Matrix
from embeddings.manifest import DenseEntry

EXACT_UP_TO = 50_000
"""Passages up to which every vector is compared: some five milliseconds for one question."""

VECTORS, LISTS = "dense.faiss", "lists.faiss"


def write_dense(
    folder: Path,
    vectors: Matrix,
    *,
    exact_up_to: int = EXACT_UP_TO,
    old: DenseIndex | None = None,
    changed: int | None = None,
) -> DenseEntry:
    """Write the vectors of a generation and say how they are searched.

    Args:
        folder: Of the generation.
        vectors: (n, d) float32, rows of length 1.
        exact_up_to: From one more passage on, candidates are found among compressed vectors.
        old: Of the generation before; what it was trained with is used again where that still fits.
        changed: Vectors that came or went since that one; None for all of them.
    """
    exact = write_flat(vectors, folder / VECTORS)
    if len(exact) <= exact_up_to:
        return DenseEntry()
    like = old if isinstance(old, ApproximateIndex) else None
    lists = ApproximateIndex.from_vectors(vectors, exact, like=like)
    lists.save(folder / LISTS)
    return lists.settle(like.entry if like else None, len(exact) if changed is None else changed)


def open_dense(folder: Path, entry: DenseEntry) -> DenseIndex:
    """Map the vectors of a generation whose hashes have been checked."""
    exact = FaissIndex.load(folder / VECTORS)
    if entry.kind == "exact":
        return exact
    return ApproximateIndex.load(exact, folder / LISTS, entry)
