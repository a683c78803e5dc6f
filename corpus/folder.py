"""Walk a folder and find the files in it that may be documents."""

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import SourceError


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below an indexed folder.

    Attributes:
        path: Where it lies.
        relative: Its path relative to the indexed folder, with `/`.
    """

    path: Path
    relative: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that was passed over, and why.

    Attributes:
        path: Relative to the indexed folder.
        reason: In words.
        passing: Whether the file system is at fault, so that the same bytes may be readable the next time.
    """

    path: str
    reason: str
    passing: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk found, both sorted by relative path.

    Attributes:
        files: To be read.
        passed_over: Not to be read, with the reason.
    """

    files: tuple[SourceFile, ...]
    passed_over: tuple[Unreadable, ...]


def find_files(source: Path) -> Found:
    """Return the files below a folder, or the file itself.

    Nothing outside the folder is found: links are named and not followed, whatever they lead to, and so is a folder
    where another file system is mounted. Hidden files and folders are left alone in silence. In a folder with a
    `corpus.jsonl` other `.jsonl` files (a question set's `questions.jsonl`) are not documents.

    Raises:
        SourceError: The path does not exist, is neither a folder nor a regular file, or holds a folder that cannot be
            listed.
    """
    if source.is_file():
        return Found((SourceFile(source.resolve(), source.name),), ())  # the user may name a link
    if not source.is_dir():
        raise SourceError(f"there is no folder or file {str(source)!r}; check the path")
    walk = _Walk(source)
    walk.run()
    files = sorted(walk.files, key=lambda file: file.relative)
    return Found(tuple(_documents(files)), tuple(sorted(walk.passed_over, key=lambda entry: entry.path)))


class _Walk:
    """Gathers what lies below a folder, looking at each name without following it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._device = root.stat().st_dev
        self.files: list[SourceFile] = []
        self.passed_over: list[Unreadable] = []

    def run(self) -> None:
        """Take in the folder and, one after the other, those inside it."""
        waiting = [self._root]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    waiting += [path for entry in entries if (path := self._take(entry))]
            except OSError as error:
                self._pass_over(folder, _unlisted(folder, error))

    def _take(self, entry: os.DirEntry[str]) -> Path | None:
        """Keep a file or the reason why it is none; return a folder."""
        if entry.name.startswith("."):
            return None
        path = Path(entry.path)
        try:
            status = entry.stat(follow_symlinks=False)
            reason = passed_over_because(entry.name, status, self._device)
        except OSError as error:
            reason = error.strerror or str(error)
        if reason is not None:
            self._pass_over(path, reason)
        elif stat.S_ISDIR(status.st_mode):
            return path
        else:
            self.files.append(SourceFile(path, path.relative_to(self._root).as_posix()))
        return None

    def _pass_over(self, path: Path, reason: str) -> None:
        self.passed_over.append(Unreadable(_shown(path.relative_to(self._root).as_posix()), reason))


def passed_over_because(name: str, status: os.stat_result, device: int) -> str | None:
    """Return why neither a file is read nor a folder entered, None where it is.

    Args:
        name: Its name.
        status: What `lstat` says about it.
        device: The file system of the indexed folder.
    """
    mode = status.st_mode
    if _shown(name) != name:
        return "its name is not UTF-8; rename it"
    if stat.S_ISLNK(mode):
        return "a link, which is not followed; index what it leads to"
    if stat.S_ISDIR(mode):
        mounted = status.st_dev != device
        return "another file system is mounted here; index it by its own path" if mounted else None
    return None if stat.S_ISREG(mode) else f"{_KINDS.get(stat.S_IFMT(mode), 'something')}, not a file"


def _unlisted(folder: Path, error: OSError) -> str:
    """Return why a folder was not listed.

    Raises:
        SourceError: It is there. Passing it over would look as if its documents had been deleted.
    """
    reason = error.strerror or str(error)
    if error.errno not in _GONE:
        raise SourceError(f"folder {str(folder)!r} cannot be read: {reason}; nothing was changed") from error
    return reason


_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})
"""A folder that has vanished, or that no path is long enough for, holds no document that could be lost."""


def _shown(name: str) -> str:
    """Return a name as it can be printed and stored; other than it is where it is not UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _documents(files: list[SourceFile]) -> list[SourceFile]:
    """Leave out what lies beside a `corpus.jsonl` and belongs to its question set."""
    if not any(file.path.name == "corpus.jsonl" for file in files):
        return files
    return [f for f in files if f.path.suffix not in (".jsonl", ".json") or f.path.name == "corpus.jsonl"]
