"""Walk a folder and find the files in it that may be documents."""

import os
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
    """A file that was passed over, and why.

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

    Hidden files and folders and symbolic links are not followed. In a folder with a `corpus.jsonl` other `.jsonl` files
    (a question set's `questions.jsonl`) are not documents.

    Raises:
        SourceError: The path does not exist, is neither a folder nor a regular file, or holds a folder that cannot be
            listed.
    """
    if source.is_file():
        return Found((SourceFile(source, source.name),), ())
    if not source.is_dir():
        raise SourceError(f"there is no folder or file {str(source)!r}; check the path")
    files, passed_over = [], []
    for file in _walk(source):
        shown = file.relative.encode("utf-8", "replace").decode("utf-8")
        if shown == file.relative:
            files.append(file)
        else:
            passed_over.append(Unreadable(shown, "its name is not UTF-8; rename it"))
    return Found(tuple(_documents(files)), tuple(passed_over))


def _walk(source: Path) -> list[SourceFile]:
    found = []
    for folder, names, files in os.walk(source, onerror=_refuse):
        names[:] = sorted(name for name in names if not name.startswith("."))
        paths = (Path(folder) / name for name in files if not name.startswith("."))
        found += [SourceFile(path, path.relative_to(source).as_posix()) for path in paths if not path.is_symlink()]
    return sorted(found, key=lambda file: file.relative)


def _refuse(error: OSError) -> None:
    """Stop at a folder that cannot be listed: passing it over would look as if its documents had been deleted."""
    raise SourceError(f"folder {error.filename!r} cannot be read: {error.strerror}; nothing was changed") from error


def _documents(files: list[SourceFile]) -> list[SourceFile]:
    """Leave out what lies beside a `corpus.jsonl` and belongs to its question set."""
    if not any(file.path.name == "corpus.jsonl" for file in files):
        return files
    return [f for f in files if f.path.suffix not in (".jsonl", ".json") or f.path.name == "corpus.jsonl"]
