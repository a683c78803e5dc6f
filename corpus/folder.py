"""Walk a folder and read every file that has a reader."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError, SourceError
from corpus.readers import SUPPORTED_SUFFIXES, read_file


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was passed over, and why."""

    path: str
    reason: str


def find_files(source: Path) -> list[tuple[Path, str]]:
    """Return the files below a folder (or the file itself) with their relative paths, sorted.

    Hidden files and folders and symbolic links are not followed.

    Raises:
        SourceError: The path does not exist, is neither a folder nor a regular file, or holds a folder that cannot be
            listed.
    """
    if source.is_file():
        return [(source, source.name)]
    if not source.is_dir():
        raise SourceError(f"there is no folder or file {str(source)!r}; check the path")
    found = []
    for folder, names, files in os.walk(source, onerror=_refuse):
        names[:] = sorted(name for name in names if not name.startswith("."))
        paths = (Path(folder) / name for name in files if not name.startswith("."))
        found += [(path, path.relative_to(source).as_posix()) for path in paths if not path.is_symlink()]
    return sorted(found, key=lambda pair: pair[1])


def _refuse(error: OSError) -> None:
    """Stop at a folder that cannot be listed: passing it over would look as if its documents had been deleted."""
    raise SourceError(f"folder {error.filename!r} cannot be read: {error.strerror}; nothing was changed") from error


def read_folder(source: Path) -> Iterator[Document | Unreadable]:
    """Yield a document, or the reason for passing a file over, for each file of a folder.

    In a folder with a `corpus.jsonl` other `.jsonl` files (a question set's `questions.jsonl`) are not documents.

    Raises:
        SourceError: As `find_files`.
    """
    files = find_files(source)
    has_corpus = any(path.name == "corpus.jsonl" for path, _ in files)
    for path, relative in files:
        if has_corpus and path.suffix in (".jsonl", ".json") and path.name != "corpus.jsonl":
            continue
        shown = relative.encode("utf-8", "replace").decode("utf-8")
        if shown != relative:
            yield Unreadable(shown, "its name is not UTF-8; rename it")
            continue
        try:
            yield from read_file(path, relative=relative)
        except (ReadError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Unreadable(relative, reason)


def supported_suffixes() -> str:
    """Return the suffixes that have a reader, for messages."""
    return " ".join(sorted(SUPPORTED_SUFFIXES))
