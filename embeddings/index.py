"""One generation of the index, open for reading."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from embeddings.dense import DenseIndex
from embeddings.dense_files import open_dense
from embeddings.documents import DocumentTable
from embeddings.lexical import Bm25Index
from embeddings.manifest import Manifest


class Index:
    """Passages with their vectors and terms; a passage's row is the same in all of them."""

    def __init__(
        self,
        manifest: Manifest,
        *,
        documents: DocumentTable,
        places: NDArray[np.int32],
        dense: DenseIndex,
        lexical: Bm25Index,
        damage: str = "",
    ) -> None:
        """Put ready parts together.

        Args:
            manifest: The generation's table of contents.
            documents: Its documents.
            places: (n, 3) int32: document row, start and end of each passage.
            dense: n vectors.
            lexical: n passages' terms.
            damage: Why this generation stands in for a newer one; empty where it is the current one.
        """
        self.manifest = manifest
        self.documents = documents
        self.places = places
        self.dense = dense
        self.lexical = lexical
        self.damage = damage

    @classmethod
    def load(cls, folder: Path, manifest: Manifest, *, damage: str = "") -> "Index":
        """Open a generation folder whose hashes have been checked."""
        return cls(
            manifest,
            documents=DocumentTable(folder),
            places=np.load(folder / "passages.npy", mmap_mode="r", allow_pickle=False),
            dense=open_dense(folder, manifest.dense),
            lexical=Bm25Index.load(folder / "lexical"),
            damage=damage,
        )

    def __len__(self) -> int:
        return len(self.places)

    def passage(self, row: int) -> Passage:
        """Return the passage of a row."""
        document, start, end = self.places[row].tolist()
        return Passage(self.documents[document], start, end)
