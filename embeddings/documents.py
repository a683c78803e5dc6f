"""Documents on disk, read one at a time when a passage of theirs is needed."""

import json
import os
import weakref
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.document import Block, BlockKind, Document
from embeddings.files import save_array

_FILE, _OFFSETS = "documents.jsonl", "documents.npy"


class DocumentTable:
    """The documents of one generation, by row. Safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / _FILE, os.O_RDONLY)
        self._offsets = np.load(folder / _OFFSETS, allow_pickle=False)  # (n + 1,) byte offsets
        self._decoded = lru_cache(maxsize=256)(_decode)
        # a generation that is left is closed when its last answer is done
        self.close = weakref.finalize(self, os.close, self._handle)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, row: int) -> Document:
        return self._decoded(self.line(row))

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
            file.write(document if isinstance(document, bytes) else _line(document))
            offsets.append(file.tell())
    save_array(folder / _OFFSETS, np.array(offsets, np.int64))


def _line(document: Document) -> bytes:
    return json.dumps(asdict(document), ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _decode(line: bytes) -> Document:
    fields = json.loads(line)
    blocks = tuple(_block(values) for values in fields.pop("blocks"))
    return Document(**fields, blocks=blocks)


def _block(values: dict[str, object]) -> Block:
    kind, section = BlockKind(str(values.pop("kind"))), values.pop("section")
    return Block(kind=kind, section=tuple(section), **values)  # type: ignore[arg-type]
