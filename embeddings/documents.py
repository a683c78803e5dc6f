"""Documents on disk, read one at a time when a passage of theirs is needed."""

import os
import weakref
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.document import Document
from corpus.document_json import document_from_json, document_to_json, title_from_json
from embeddings.files import save_array

_FILE, _OFFSETS = "documents.jsonl", "documents.npy"


class DocumentTable:
    """The documents of one generation, by row. Safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / _FILE, os.O_RDONLY)
        self._offsets = np.load(folder / _OFFSETS, allow_pickle=False)  # (n + 1,) byte offsets
        self._decoded = lru_cache(maxsize=256)(document_from_json)
        # a generation that is left is closed when its last answer is done
        self.close = weakref.finalize(self, os.close, self._handle)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, row: int) -> Document:
        return self._decoded(self.line(row))

    def title(self, row: int) -> str:
        """Return the title of a document, without taking the rest of it apart."""
        return title_from_json(self.line(row))

    def line(self, row: int) -> bytes:
        """Return a document as it is stored."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        if not self.close.alive:
            raise ValueError("the table is closed")
        begin, end = int(self._offsets[row]), int(self._offsets[row + 1])
        return os.pread(self._handle, end - begin, begin)


def write_documents(folder: Path, documents: Iterable[Document | bytes]) -> None:
    """Write the table into a new folder.

    Args:
        folder: The folder.
        documents: Each as itself or as the line of another table.
    """
    offsets = [0]
    with (folder / _FILE).open("wb") as file:
        for document in documents:
            line = document if isinstance(document, bytes) else document_to_json(document) + b"\n"
            file.write(line)
            offsets.append(file.tell())
    save_array(folder / _OFFSETS, np.array(offsets, np.int64))
