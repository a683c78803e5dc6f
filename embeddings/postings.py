"""Which passages hold which term, how often: the columns that BM25 weighs."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.files import save_array

Rows = NDArray[np.int32]

_TERMS = "vocabulary.json"
_ARRAYS = ("starts", "rows", "counts", "lengths")


@dataclass(frozen=True, slots=True)
class Postings:
    """A sparse matrix of counts by columns, in one order only: equal passages give equal bytes however they came here.

    Attributes:
        terms: Sorted.
        starts: (t + 1,) int64, where each term's column starts.
        rows: (nnz,) int32, the passages of each column, ascending.
        counts: (nnz,) int32, how often each holds the term.
        lengths: (n,) int32, number of terms of each passage.
    """

    terms: list[str]
    starts: NDArray[np.int64]
    rows: Rows
    counts: Rows
    lengths: Rows

    @classmethod
    def from_terms(cls, passages: Iterable[Sequence[str]]) -> "Postings":
        """Count the terms of passages."""
        seen: dict[str, int] = {}
        columns, lengths = [], []
        for terms in passages:
            lengths.append(len(terms))
            columns += [seen.setdefault(term, len(seen)) for term in terms]
        names = sorted(seen)
        places = np.zeros(len(names), np.int64)  # (t,) column of each term, by order of first sight
        places[[seen[name] for name in names]] = np.arange(len(names))
        rows = np.repeat(np.arange(len(lengths)), lengths)
        size = max(1, len(lengths))
        keys, counts = np.unique(places[np.array(columns, np.int64)] * size + rows, return_counts=True)
        starts = np.searchsorted(keys // size, np.arange(len(names) + 1))
        return cls(names, starts, _int32(keys % size), _int32(counts), np.array(lengths, np.int32))

    @classmethod
    def load(cls, folder: Path) -> "Postings":
        """Map the columns of a folder whose hashes have been checked."""
        terms: list[str] = json.loads((folder / _TERMS).read_text(encoding="utf-8"))
        # a plain view of each map: slicing a memmap costs as much as weighing a rare term
        arrays = (np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)) for name in _ARRAYS)
        return cls(terms, *arrays)

    def save(self, folder: Path) -> None:
        """Write to a new folder."""
        folder.mkdir()
        for name in _ARRAYS:
            save_array(folder / f"{name}.npy", getattr(self, name))
        (folder / _TERMS).write_text(json.dumps(self.terms, ensure_ascii=False), encoding="utf-8")

    def __len__(self) -> int:
        return len(self.lengths)


def join(parts: Sequence[tuple[Postings, Rows]], size: int) -> Postings:
    """Put the passages of several columns into new rows; a term that no passage holds any more is gone.

    Args:
        parts: Columns, and for each of their passages its new row, -1 for one that is dropped.
        size: Number of new rows.

    Returns:
        What `Postings.from_terms` would give for these passages in these rows.
    """
    names = sorted({term for part, _ in parts for term in part.terms})
    column_of = {name: column for column, name in enumerate(names)}
    lengths = np.zeros(size, np.int32)
    keys, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for part, targets in parts:
        kept = targets >= 0
        lengths[targets[kept]] = part.lengths[kept]
        columns = np.repeat([column_of[term] for term in part.terms], np.diff(part.starts))
        rows = targets[part.rows]
        inside = rows >= 0
        keys.append(columns[inside].astype(np.int64) * size + rows[inside])
        counts.append(part.counts[inside])
    return _ordered(names, np.concatenate(keys), np.concatenate(counts), lengths)


def _ordered(names: list[str], keys: NDArray[np.int64], counts: Rows, lengths: Rows) -> Postings:
    """Sort entries by term and row and leave out the terms without any; a key is term * n + row."""
    size = max(1, len(lengths))
    order = np.argsort(keys, kind="stable")  # the old columns are sorted already, which a stable sort makes use of
    keys = keys[order]
    held = np.bincount(keys // size, minlength=len(names))  # (t,) passages that hold each term
    starts = np.concatenate([[0], np.cumsum(held[held > 0])]).astype(np.int64)
    terms = [name for name, count in zip(names, held.tolist(), strict=True) if count]
    return Postings(terms, starts, _int32(keys % size), counts[order], lengths)


def _int32(values: NDArray[np.integer]) -> Rows:
    return values.astype(np.int32)
