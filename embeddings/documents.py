"""Documents on disk, read one at a time when a passage of theirs is needed."""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.document import Document
from corpus.document_json import document_from_json, document_to_json

_FILE, _OFFSETS = "documents.jsonl", "documents.npy"


class DocumentTable:
    """The documents of one generation, by row. Safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / _FILE, os.O_RDONLY)
        self._offsets = np.load(folder / _OFFSETS, allow_pickle=False)  # (n + 1,) byte offsets
        self._read = lru_cache(maxsize=256)(self._decode)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, row: int) -> Document:
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self._read(row)

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)

    def _decode(self, row: int) -> Document:
        begin, end = int(self._offsets[row]), int(self._offsets[row + 1])
        return document_from_json(os.pread(self._handle, end - begin, begin))


def write_documents(folder: Path, documents: Iterable[Document]) -> None:
    """Write the table into a new folder."""
    offsets = [0]
    with (folder / _FILE).open("wb") as file:
        for document in documents:
            file.write(document_to_json(document) + b"\n")
            offsets.append(file.tell())
    np.save(folder / _OFFSETS, np.array(offsets, np.int64), allow_pickle=False)
