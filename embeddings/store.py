"""Generations on disk: written aside, swapped in by one rename, verified when opened.

index/CURRENT                     "<generation> <SHA-256 of its manifest>"
index/generations/<generation>/   manifest.json, its seal, and the files it lists
index/lock                        held by the one writer
"""

import os
import re
import shutil
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DamagedIndexError, ForeignIndexError, LockedIndexError, NoIndexError, StoredIndexError
from embeddings.files import sync_folder, sync_tree, write_atomically
from embeddings.generation import COMMAND, MANIFEST, Generation
from embeddings.index import Index
from embeddings.manifest import Manifest, Recipe, sources_of

_WAIT_SECONDS = 0.5


class IndexStore:
    """The index folder of one collection."""

    def __init__(self, folder: Path, *, command: str = COMMAND) -> None:
        """Name the folder.

        Args:
            folder: The folder; made at the first publication.
            command: How this index is written to, for the messages that name it.
        """
        self.folder = folder
        self.command = command
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
            raise NoIndexError(f"no index in {self.folder.parent}; run: {self.command} FOLDER")

    def pointer(self) -> bytes:
        """Return what CURRENT holds: it changes with every publication, and reading it costs some microseconds."""
        try:
            return self._current.read_bytes()
        except OSError:
            return b""

    def open(self) -> Index:
        """Return the current generation after checking every file's hash.

        Where it is damaged, the last good one stands in for it and says so in its `damage`. A generation that is
        collected while it is being opened is left for the one that has taken its place.

        Raises:
            NoIndexError: Nothing has been indexed.
            DamagedIndexError: A file is missing or changed and no older generation can stand in; names the file.
            ForeignIndexError: It is of another format.
        """
        while True:
            pointer = self.pointer()
            try:
                generation, seal = self._follow()
                return generation.open(generation.manifest(seal), damage=generation.fault(seal))
            except DamagedIndexError as damage:
                if self.pointer() == pointer:
                    return self._stand_in(damage)

    def refuse_foreign(self, manifest: Manifest, recipe: Recipe) -> None:
        """Raise unless the index was made as the settings say.

        Raises:
            ForeignIndexError: It was made by another recipe; names the first difference.
        """
        refuse_foreign(manifest, recipe, f"the index in {self.folder.parent}", f"run: {self.command} --rebuild")

    def folder_of(self, manifest: Manifest) -> Path:
        """Return where the files of a generation lie."""
        return self._generations / manifest.generation

    def manifest(self) -> Manifest:
        """Return the current generation's manifest without opening its files.

        Raises:
            NoIndexError: Nothing has been indexed.
            DamagedIndexError: CURRENT or the manifest is damaged.
        """
        return self._read_current()[1]

    def sources(self) -> tuple[str, ...]:
        """Return what was indexed, also where the index is damaged or of another format, as far as that can be told.

        Raises:
            NoIndexError: Nothing has been indexed.
            DamagedIndexError: No manifest names any source.
        """
        try:
            return self.manifest().sources
        except (DamagedIndexError, ForeignIndexError) as error:
            for generation in self.generations():
                try:
                    found = sources_of((generation.folder / MANIFEST).read_text(encoding="utf-8"))
                except (OSError, ValueError):
                    continue
                if found:
                    return found
            raise DamagedIndexError(
                f"no manifest in {self.folder} can be read; run: {self.command} --replace FOLDER"
            ) from error

    def generations(self) -> list[Generation]:
        """Return the generations on disk, newest first."""
        paths = [path for path in self._generations.glob("*") if path.name.isdigit()]
        return [Generation(path, self.command) for path in sorted(paths, key=lambda path: int(path.name), reverse=True)]

    def drafts(self) -> list[Path]:
        """Return what interrupted runs left behind; the next run removes it."""
        return [*self._generations.glob(".*"), *self.folder.glob("*.new")]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock, and clear what an interrupted run left.

        Raises:
            LockedIndexError: Another process holds it; names that process.
        """
        from filelock import Timeout, UnixFileLock  # brings asyncio, which no question needs

        self._generations.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = UnixFileLock(self.folder / "lock", timeout=_WAIT_SECONDS, fallback_to_soft=False)
        holder = self.folder / "lock.pid"
        try:
            lock.acquire()
        except Timeout as error:
            who = holder.read_text(encoding="utf-8") if holder.exists() else "unknown"
            raise LockedIndexError(f"process {who} is writing to {self.folder}; wait until it ends") from error
        try:
            holder.write_text(str(os.getpid()), encoding="utf-8")
            self.collect()
            yield
        finally:
            lock.release()

    def publish(self, write: Callable[[Path], Manifest]) -> Manifest:
        """Write the next generation and make it the current one; call it inside `writing()`.

        Args:
            write: Fills an empty folder and returns the manifest, whose `generation` and `files` are filled in here.

        Returns:
            The manifest as published.
        """
        name = f"{max((int(each.name) for each in self.generations()), default=0) + 1:06d}"
        draft = Generation(self._generations / f".{name}", self.command)
        shutil.rmtree(draft.folder, ignore_errors=True)
        draft.folder.mkdir(mode=0o700)
        manifest = write(draft.folder).model_copy(update={"generation": name, "files": draft.entries()})
        seal = draft.seal(manifest)
        sync_tree(draft.folder)
        draft.folder.rename(self._generations / name)
        sync_folder(self._generations)
        write_atomically(self._current, f"{name} {seal}\n")
        self._keep_only({name, manifest.reserve})
        return manifest

    def collect(self, *, reserve: bool = True) -> None:
        """Delete drafts and every generation but the current one and its reserve; call it inside `writing()`.

        Args:
            reserve: Whether to leave the reserve.
        """
        for path in self.drafts():
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        try:
            current, manifest = self._read_current()
        except StoredIndexError:
            return  # one of the others may be needed
        self._keep_only({current.name, manifest.reserve if reserve else ""})

    def _keep_only(self, names: Container[str]) -> None:
        """Delete every other generation."""
        for generation in self.generations():
            if generation.name not in names:
                shutil.rmtree(generation.folder, ignore_errors=True)

    def _read_current(self) -> tuple[Generation, Manifest]:
        generation, seal = self._follow()
        return generation, generation.manifest(seal)

    def _follow(self) -> tuple[Generation, str]:
        """Return the generation that CURRENT names and the seal of its manifest."""
        self.require()
        found = re.fullmatch(rb"(\d{6,}) ([0-9a-f]{64})\n", self.pointer())
        generation = Generation(self._generations / found[1].decode(), self.command) if found else None
        if found is None or generation is None or not generation.folder.is_dir():
            raise self._lost()
        seal = found[2].decode()
        if generation.fault(seal) and generation.is_sealed():  # it is not the manifest that changed
            raise self._lost()
        return generation, seal

    def _lost(self) -> DamagedIndexError:
        return DamagedIndexError(f"{self._current} is damaged; run: {self.command} --replace FOLDER")

    def _stand_in(self, damage: DamagedIndexError) -> Index:
        """Return the newest generation that is whole: the reserve, or any where it cannot be told which that is."""
        try:
            allowed = {self.manifest().reserve}
        except DamagedIndexError:
            allowed = {generation.name for generation in self.generations()}
        for generation in self.generations():
            if generation.name in allowed:
                try:
                    manifest = generation.manifest()
                    text = str(damage).replace("--replace FOLDER", "--rebuild")
                    text += f" (until then generation {generation.name} of {manifest.created} answers)"
                    return generation.open(manifest, damage=text)
                except (DamagedIndexError, ForeignIndexError):
                    continue
        raise damage


def refuse_foreign(manifest: Manifest, recipe: Recipe, what: str, mend: str) -> None:
    """Raise unless something was made by this recipe.

    Args:
        manifest: What was made.
        recipe: What the settings say.
        what: Names it.
        mend: What to do.

    Raises:
        ForeignIndexError: It was made by another recipe; names the first difference.
    """
    mine, its = recipe.model_dump(), manifest.recipe.model_dump()
    for name, value in mine.items():
        if its[name] != value:
            raise ForeignIndexError(f"{what} was made with {name} {its[name]!r}, the settings say {value!r}; {mend}")
