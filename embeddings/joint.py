"""Several indexes as one, for a question that is asked of all of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from corpus.errors import ForeignIndexError
from embeddings.dense import DenseIndex, Mask, Ranking
from embeddings.documents import DocumentTable
from embeddings.encoder import Matrix
from embeddings.index import Index
from embeddings.lexical import Bm25Index
from embeddings.postings import join


def join_indexes(indexes: Sequence[Index], names: Sequence[str]) -> Index:
    """Return an index that ranks the passages of all of them as one index of all their documents would.

    Cosines of one encoder compare as they are. BM25 weighs a term by how rare it is, which no two indexes agree on, so
    their counts are joined and weighed together. Each collection is a folder of the joint index, so that a citation
    says which it is from, and a scope can name it.

    Args:
        indexes: At least one.
        names: Of their collections.

    Raises:
        ForeignIndexError: They were made by different encoders or analyses.
    """
    for index, name in zip(indexes, names, strict=True):
        _refuse_other(index, name, indexes[0], names[0])
    firsts = [0, *accumulate(len(index) for index in indexes)]
    places = [np.asarray(index.places).copy() for index in indexes]
    for part, before in zip(places, accumulate((len(i.documents) for i in indexes), initial=0), strict=False):
        part[:, 0] += before
    rows = [np.arange(first, first + len(i), dtype=np.int32) for i, first in zip(indexes, firsts, strict=False)]
    columns = [(index.lexical.postings, new) for index, new in zip(indexes, rows, strict=True)]
    manifest = indexes[0].manifest.model_copy(
        update={
            "generation": "+".join(f"{n}:{i.manifest.generation}" for n, i in zip(names, indexes, strict=True)),
            "inputs": tuple(entry for index in indexes for entry in index.manifest.inputs),
            "documents": tuple(
                entry.model_copy(update={"path": f"{name}/{entry.path}"})
                for index, name in zip(indexes, names, strict=True)
                for entry in index.manifest.documents
            ),
        }
    )
    return Index(
        manifest,
        documents=JointTable([index.documents for index in indexes], names),
        places=np.concatenate(places),
        dense=JointDense([index.dense for index in indexes]),
        lexical=Bm25Index(join(columns, firsts[-1])),
        damage="; ".join(filter(None, (index.damage for index in indexes))),
    )


class JointTable(DocumentTable):
    """The documents of several tables, one after the other, each table's below a folder of its own."""

    def __init__(self, tables: Sequence[DocumentTable], names: Sequence[str]) -> None:
        self._tables = list(tables)
        self._names = list(names)
        self._firsts = [0, *accumulate(map(len, tables))]

    def __len__(self) -> int:
        return self._firsts[-1]

    def __getitem__(self, row: int) -> Document:
        part, inside = self._place(row)
        document = self._tables[part][inside]
        return replace(document, path=f"{self._names[part]}/{document.path}")

    def line(self, row: int) -> bytes:
        """Return a document as it is stored."""
        part, inside = self._place(row)
        return self._tables[part].line(inside)

    def _place(self, row: int) -> tuple[int, int]:
        if not 0 <= row < len(self):
            raise IndexError(row)
        part = bisect_right(self._firsts, row) - 1
        return part, row - self._firsts[part]


class JointDense:
    """The vectors of several indexes, one after the other."""

    def __init__(self, parts: Sequence[DenseIndex]) -> None:
        self._parts = list(parts)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def search(self, query: Matrix, k: int, *, within: Mask | None = None) -> Ranking:
        """Return the k nearest rows to a (d,) query, fewer when there are fewer; only those of a mask when given."""
        firsts = list(accumulate(map(len, self._parts), initial=0))
        masks = [None if within is None else within[first:end] for first, end in pairwise(firsts)]
        parts = zip(self._parts, masks, firsts[:-1], strict=True)
        found = [(part.search(query, k, within=mask), first) for part, mask, first in parts]
        rows = np.concatenate([ranking[0] + first for ranking, first in found])
        scores = np.concatenate([ranking[1] for ranking, _ in found])
        best = np.lexsort((rows, -scores))[:k]
        return rows[best], scores[best]

    def take(self, rows: NDArray[np.int64]) -> Matrix:
        """Return the vectors of some rows, (m, d) float32, in their order."""
        found = np.zeros((len(rows), self._parts[0].take(rows[:0]).shape[1]), np.float32)
        for part, (first, end) in zip(self._parts, pairwise(accumulate(map(len, self._parts), initial=0)), strict=True):
            inside = (rows >= first) & (rows < end)
            found[inside] = part.take(rows[inside] - first)
        return found

    def vectors(self) -> Matrix:
        """Return all vectors, (n, d) float32."""
        return np.concatenate([part.vectors() for part in self._parts])


def _refuse_other(index: Index, name: str, first: Index, first_name: str) -> None:
    mine, its = first.manifest.recipe, index.manifest.recipe
    for field in ("encoder", "analysis"):
        if getattr(its, field) != getattr(mine, field):
            raise ForeignIndexError(
                f"collections {first_name!r} and {name!r} cannot be asked together: {field} "
                f"{getattr(mine, field)!r} and {getattr(its, field)!r}; ask one at a time"
            )
