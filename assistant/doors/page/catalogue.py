"""Find an indexed document by what a citation keeps of it, and the bytes that it was read from."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assistant.ask import Asking
from assistant.doors.page.markup import Indexed
from corpus import limits
from corpus.document import Document
from corpus.errors import ReadError
from corpus.opening import read_regular
from embeddings.index import Index
from embeddings.manifest import InputEntry


@dataclass(frozen=True, slots=True)
class CataloguedDocument:
    """A document of today's index.

    Attributes:
        document: The document.
        entry: The file that it was read from, which may hold other documents too.
        is_quoted: Whether it still holds what it held when it was quoted.
    """

    document: Document
    entry: InputEntry
    is_quoted: bool

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can be drawn."""
        return self.entry.path.lower().endswith(".pdf")

    def original(self) -> bytes:
        """Return the bytes of the file, exactly those that were indexed.

        Raises:
            ReadError: The file is gone or has changed.
        """
        try:
            data = read_regular(self.entry.file, relative=self.entry.path, limit=limits.FILE_BYTES)
        except OSError as error:
            raise ReadError(f"{self.entry.path!r} cannot be read ({error.strerror})") from error
        if hashlib.sha256(data).hexdigest() != self.entry.sha256:
            raise ReadError(f"{self.entry.path!r} has changed since it was indexed; run: assistant index FOLDER")
        return data


class Catalogue:
    """The documents of the open generation, gathered once for each.

    A document is what it holds: one that was moved, or is asked among other collections than before, is the same.
    """

    def __init__(self, assistant: Asking) -> None:
        """Take whose index it is."""
        self._assistant = assistant
        self._gathered: tuple[str, Mapping[str, list[int]], frozenset[str]] = ("", {}, frozenset())

    def held(self) -> Indexed:
        """Return what the index holds today."""
        index = self._assistant.index
        return Indexed(self._rows(index), self._gathered[2])

    def find(self, path: str, content_hash: str) -> CataloguedDocument | None:
        """Return the document that was quoted, else what its path holds now; None where it holds nothing."""
        index = self._assistant.index
        rows = self._rows(index).get(content_hash)
        same = rows or range(len(index.manifest.documents))
        row = next((row for row in same if index.manifest.documents[row].path == path), rows[0] if rows else None)
        if row is None:
            return None
        return CataloguedDocument(index.documents[row], index.manifest.input_of(row), is_quoted=bool(rows))

    def _rows(self, index: Index) -> Mapping[str, list[int]]:
        manifest = index.manifest
        generation, rows, _ = self._gathered
        if generation != manifest.generation:
            found: dict[str, list[int]] = {}
            for row, entry in enumerate(manifest.documents):
                found.setdefault(entry.content_hash, []).append(row)
            rows = MappingProxyType(found)
            paths = frozenset(entry.path for entry in manifest.documents)
            self._gathered = (manifest.generation, rows, paths)
        return rows
