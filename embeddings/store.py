"""Generations on disk: written aside, swapped in by one rename, verified when opened.

index/CURRENT                     "<generation> <SHA-256 of its manifest>"
index/generations/<generation>/   manifest.json and the files it lists
index/lock                        held by the one writer
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from corpus.errors import DamagedIndexError, LockedIndexError, NoIndexError
from embeddings.files import sha256_of, sync_folder, sync_tree, write_atomically
from embeddings.index import Index
from embeddings.manifest import FORMAT, FileEntry, Manifest

KEPT = 2
"""Generations left on disk: the current one, and the one before for readers that still hold it."""

_REBUILD = "run: assistant index --rebuild"
_REPLACE = "run: assistant index --replace FOLDER"


class IndexStore:
    """The index folder of one home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._generations = folder / "generations"
        self._current = folder / "CURRENT"

    def exists(self) -> bool:
        """Tell whether a generation was ever published."""
        return self._current.exists()

    def require(self) -> None:
        """Raise unless a generation was ever published.

        Raises:
            NoIndexError: Nothing has been indexed.
        """
        if not self.exists():
            raise NoIndexError(f"no index in {self.folder.parent}; run: assistant index FOLDER")

    def open(self) -> Index:
        """Return the current generation after checking every file's hash.

        Raises:
            NoIndexError: Nothing has been indexed.
            DamagedIndexError: A file is missing or changed, or the format is unknown; names the file.
        """
        folder, manifest = self._read_current()
        for name, entry in manifest.files.items():
            _verify(folder / name, entry)
        return Index.load(folder, manifest)

    def manifest(self) -> Manifest:
        """Return the current generation's manifest without opening its files.

        Raises:
            NoIndexError: Nothing has been indexed.
            DamagedIndexError: CURRENT or the manifest is damaged.
        """
        return self._read_current()[1]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock.

        Raises:
            LockedIndexError: Another process holds it; names that process.
        """
        self._generations.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(self.folder / "lock", timeout=0.5)
        holder = self.folder / "lock.pid"
        try:
            with lock:
                holder.write_text(str(os.getpid()), encoding="utf-8")
                yield
        except Timeout as error:
            who = holder.read_text(encoding="utf-8") if holder.exists() else "unknown"
            raise LockedIndexError(f"process {who} is writing to {self.folder}; wait until it ends") from error

    def publish(self, write: Callable[[Path], Manifest]) -> Manifest:
        """Write the next generation and make it the current one; call it inside `writing()`.

        Args:
            write: Fills an empty folder and returns the manifest, whose `generation` and `files` are filled in here.

        Returns:
            The manifest as published.
        """
        name = self._next_name()
        draft = self._generations / f".{name}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        manifest = write(draft).model_copy(update={"generation": name, "files": _entries(draft)})
        content = manifest.model_dump_json(indent=1)
        (draft / "manifest.json").write_text(content, encoding="utf-8")
        sync_tree(draft)
        draft.rename(self._generations / name)
        sync_folder(self._generations)
        write_atomically(self._current, f"{name} {_digest(content)}\n")
        self._collect(name)
        return manifest

    def _read_current(self) -> tuple[Path, Manifest]:
        self.require()
        try:
            name, digest = self._current.read_text(encoding="utf-8").split()
            content = (self._generations / name / "manifest.json").read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise DamagedIndexError(f"{self._current} is damaged; {_REPLACE}") from error
        return self._generations / name, self._parse(content, digest, name)

    def _parse(self, content: str, digest: str, name: str) -> Manifest:
        damaged = DamagedIndexError(f"the manifest of generation {name} is damaged; {_REPLACE}")
        if _digest(content) != digest:
            raise damaged
        try:
            manifest = Manifest.model_validate_json(content)
        except ValidationError as error:
            raise damaged from error
        if manifest.format != FORMAT:
            raise DamagedIndexError(f"index format {manifest.format} is not {FORMAT}; {_REBUILD}")
        return manifest

    def _next_name(self) -> str:
        names = [path.name for path in self._generations.iterdir() if path.name.isdigit()]
        return f"{max(map(int, names), default=0) + 1:06d}"

    def _collect(self, current: str) -> None:
        """Delete drafts left by crashes and generations beyond the newest two."""
        for path in self._generations.iterdir():
            stale = path.name.startswith(".") or (path.name.isdigit() and int(path.name) <= int(current) - KEPT)
            if stale:
                shutil.rmtree(path, ignore_errors=True)


def _entries(folder: Path) -> dict[str, FileEntry]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): FileEntry(sha256=sha256_of(path), size=path.stat().st_size)
        for path in paths
    }


def _verify(path: Path, entry: FileEntry) -> None:
    try:
        intact = path.stat().st_size == entry.size and sha256_of(path) == entry.sha256
    except OSError as error:
        raise DamagedIndexError(f"{path} is missing or unreadable; {_REBUILD}") from error
    if not intact:
        raise DamagedIndexError(f"{path} has changed since it was written; {_REBUILD}")


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
