"""One generation's folder: its manifest, sealed by a hash of its own, and the files that the manifest lists."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import DamagedIndexError, ForeignIndexError
from embeddings.files import sha256_of
from embeddings.index import Index
from embeddings.manifest import FORMAT, FileEntry, Manifest, format_of

MANIFEST, SEAL = "manifest.json", "manifest.sha256"
COMMAND = "assistant index"
"""What is named where it mends; a collection of another name has another one."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation's folder, not opened yet.

    Attributes:
        folder: The folder.
        command: Named where it mends.
    """

    folder: Path
    command: str = COMMAND

    @property
    def name(self) -> str:
        """Its number, as text."""
        return self.folder.name

    def seal(self, manifest: Manifest) -> str:
        """Complete the manifest, write it with its seal, and return the seal: the SHA-256 (hex) of its bytes."""
        content = manifest.model_dump_json(indent=1)
        (self.folder / MANIFEST).write_text(content, encoding="utf-8")
        digest = digest_of(content)
        (self.folder / SEAL).write_text(digest, encoding="utf-8")
        return digest

    def content(self, seal: str | None = None) -> str:
        """Return the manifest's text.

        Args:
            seal: The hash that it must have; by default the one that lies beside it.

        Raises:
            DamagedIndexError: It is missing or is not what was sealed.
        """
        try:
            seal = seal or (self.folder / SEAL).read_text(encoding="utf-8")
            content = (self.folder / MANIFEST).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise self._damaged() from error
        if digest_of(content) != seal:
            raise self._damaged()
        return content

    def manifest(self, seal: str | None = None) -> Manifest:
        """Return the manifest.

        Raises:
            DamagedIndexError: It is missing or is not what was sealed.
            ForeignIndexError: It is of another format.
        """
        content = self.content(seal)
        if (found := format_of(content)) != FORMAT:
            raise ForeignIndexError(f"index format {found} is not {FORMAT}; run: {self.command} --rebuild")
        try:
            return _parsed(content)
        except ValidationError as error:
            raise self._damaged() from error

    def open(self, manifest: Manifest, *, damage: str = "") -> Index:
        """Return the index after checking every file's hash.

        Raises:
            DamagedIndexError: A file is missing or changed; names the file.
        """
        for name, entry in manifest.files.items():
            self._verify(self.folder / name, entry)
        return Index.load(self.folder, manifest, damage=damage)

    def is_sealed(self) -> bool:
        """Tell whether manifest and seal fit each other."""
        try:
            return bool(self.content())
        except DamagedIndexError:
            return False

    def fault(self, seal: str) -> str:
        """Return what is wrong with the seal that lies beside the manifest, empty when it is the one told."""
        path = self.folder / SEAL
        try:
            intact = path.read_bytes() == seal.encode()
        except OSError:
            intact = False
        return "" if intact else f"{path} has changed since it was written; run: {self.command} --rebuild"

    def entries(self) -> dict[str, FileEntry]:
        """Return hash and size of every file but manifest and seal."""
        paths = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {
            path.relative_to(self.folder).as_posix(): FileEntry(sha256=sha256_of(path), size=path.stat().st_size)
            for path in paths
            if path.name not in (MANIFEST, SEAL)
        }

    def _verify(self, path: Path, entry: FileEntry) -> None:
        try:
            intact = path.stat().st_size == entry.size and sha256_of(path) == entry.sha256
        except OSError as error:
            raise DamagedIndexError(f"{path} is missing or unreadable; run: {self.command} --rebuild") from error
        if not intact:
            raise DamagedIndexError(f"{path} has changed since it was written; run: {self.command} --rebuild")

    def _damaged(self) -> DamagedIndexError:
        return DamagedIndexError(
            f"the manifest of generation {self.name} is damaged; run: {self.command} --replace FOLDER"
        )


@lru_cache(maxsize=2)
def _parsed(content: str) -> Manifest:
    """Return a manifest; that of a large index takes a tenth of a second, and one run asks for it several times."""
    return Manifest.model_validate_json(content)


def digest_of(content: str) -> str:
    """Return the SHA-256 (hex) of a text."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
