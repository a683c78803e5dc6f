"""One generation as one file, to be used on another machine.

A zip of the manifest and the generation's files, with the vectors as a plain array: an archive comes from anywhere, and
FAISS trusts what it reads, so a FAISS file is never taken out of one but made anew from the vectors.
"""

import hashlib
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import IO

import numpy as np
from pydantic import ValidationError

from corpus.errors import ArchiveError
from embeddings.consistency import inconsistencies
from embeddings.dense_files import LISTS, VECTORS, write_dense
from embeddings.encoder import Matrix
from embeddings.generation import MANIFEST
from embeddings.index import Index
from embeddings.manifest import FORMAT, Manifest, format_of

MOST_BYTES = 64 << 30
"""Largest sum of the unpacked files."""

_MOST_MANIFEST = 1 << 30
NAMES = frozenset(
    (
        *(VECTORS, "documents.jsonl", "documents.npy", "passages.npy", "lexical/vocabulary.json"),
        *(f"lexical/{name}.npy" for name in ("counts", "lengths", "rows", "starts")),
    )
)
"""The files of a generation; one of many passages has `LISTS` besides."""

_FAISS = {VECTORS, LISTS}
_PLAIN, _HASHES = "vectors.npy", "archive.json"


def write_archive(index: Index, folder: Path, file: Path) -> None:
    """Write an open generation to a new file, complete or not at all.

    Args:
        index: The generation.
        folder: Where its files lie.
        file: The archive.
    """
    draft = file.with_name(f".{file.name}.new")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            hashes = {name: entry.sha256 for name, entry in index.manifest.files.items() if name not in _FAISS}
            for name in hashes:
                archive.write(folder / name, name)
            vectors = io.BytesIO()
            np.save(vectors, index.dense.vectors(), allow_pickle=False)
            manifest = (folder / MANIFEST).read_bytes()
            for name, content in ((_PLAIN, vectors.getvalue()), (MANIFEST, manifest)):
                archive.writestr(name, content)
                hashes[name] = hashlib.sha256(content).hexdigest()
            archive.writestr(_HASHES, json.dumps(hashes))
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def read_manifest(file: Path) -> Manifest:
    """Return the manifest of an archive.

    Raises:
        ArchiveError: It is no archive of an index, or of another format.
    """
    with _Archive(file) as archive:
        return archive.manifest


def unpack(file: Path, folder: Path) -> Manifest:
    """Fill an empty folder with the generation of an archive; `IndexStore.publish` completes the manifest.

    Raises:
        ArchiveError: Something in it is missing, changed, too large, or does not fit the rest.
    """
    with _Archive(file) as archive:
        for name in archive.manifest.files:
            if name not in _FAISS:
                target = folder / name
                target.parent.mkdir(exist_ok=True)
                with target.open("wb") as out:
                    archive.copy(name, out, most=archive.manifest.files[name].size)
        exact = archive.manifest.dense.kind == "exact"
        dense = write_dense(folder, archive.vectors(), exact_up_to=archive.manifest.passages if exact else 0)
        manifest = archive.manifest.model_copy(update={"dense": dense, "reserve": ""})  # that is the other machine's
        try:
            wrong = inconsistencies(Index.load(folder, manifest))
        except (ValueError, OSError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise archive.unusable(f"its files cannot be understood ({type(error).__name__})") from error
        if wrong:
            raise archive.unusable("; ".join(wrong))
        return manifest


class _Archive:
    """An opened archive. No name in it is ever used as a path unless it is one that this program writes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self.unusable("it is no archive of an index") from error
        try:
            self._hashes: dict[str, str] = json.loads(self.read(_HASHES))
            self.manifest = self._read_manifest()
        except (ArchiveError, ValueError, TypeError) as error:
            self._zip.close()
            raise error if isinstance(error, ArchiveError) else self.unusable("it is no archive of an index") from error

    def __enter__(self) -> "_Archive":
        return self

    def __exit__(self, *error: object) -> None:
        self._zip.close()

    def unusable(self, reason: str) -> ArchiveError:
        """Return the error that names the archive."""
        return ArchiveError(f"{str(self._file)!r} cannot be imported: {reason}; export it again")

    def read(self, name: str, most: int = _MOST_MANIFEST) -> bytes:
        """Return a small member."""
        out = io.BytesIO()
        self.copy(name, out, most=most, checked=name != _HASHES)
        return out.getvalue()

    def vectors(self) -> Matrix:
        """Return the vectors, checked for shape and kind."""
        recipe, count = self.manifest.recipe, self.manifest.passages
        raw = self.read(_PLAIN, most=count * recipe.dimensions * 4 + 4096)
        try:
            vectors = np.load(io.BytesIO(raw), allow_pickle=False)
        except (ValueError, EOFError, OSError) as error:
            raise self.unusable("its vectors cannot be read") from error
        if vectors.dtype != np.float32 or vectors.shape != (count, recipe.dimensions):
            raise self.unusable(f"it has vectors of shape {vectors.shape} for {count} passages")
        return np.ascontiguousarray(vectors)

    def copy(self, name: str, out: IO[bytes], *, most: int = MOST_BYTES, checked: bool = True) -> None:
        """Unpack a member of no more than `most` bytes; one whose hash is another one than told is an error."""
        digest, left = hashlib.sha256(), most
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(1 << 20):
                    left -= len(chunk)
                    if left < 0:
                        raise self.unusable(f"{name} has more than {most:,} bytes")
                    digest.update(chunk)
                    out.write(chunk)
        except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, RuntimeError) as error:
            raise self.unusable(f"{name} is missing or damaged") from error
        if checked and self._hashes.get(name) != digest.hexdigest():
            raise self.unusable(f"{name} has changed since it was written")

    def _read_manifest(self) -> Manifest:
        content = self.read(MANIFEST).decode("utf-8")
        if (found := format_of(content)) != FORMAT:
            raise self.unusable(f"its format is {found}, not {FORMAT}")
        try:
            manifest = Manifest.model_validate_json(content)
        except ValidationError as error:
            raise self.unusable("its manifest cannot be understood") from error
        if set(manifest.files) - {LISTS} != NAMES:
            raise self.unusable("its manifest lists other files than an index has")
        if sum(entry.size for entry in manifest.files.values()) > MOST_BYTES:
            raise self.unusable(f"it unpacks to more than {MOST_BYTES:,} bytes")
        return manifest
