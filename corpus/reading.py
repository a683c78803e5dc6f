"""Read found files: the one place through which a file becomes documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.folder import SourceFile, Unreadable
from corpus.readers import SUPPORTED_SUFFIXES, FileContent, read_file


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file and what reading it gave: its documents, or why there are none."""

    file: SourceFile
    result: FileContent | Unreadable


def read_files(files: Iterable[SourceFile]) -> Iterator[Outcome]:
    """Yield the outcome of each file, in order; no file stops the others."""
    for file in files:
        try:
            yield Outcome(file, read_file(file.path, relative=file.relative))
        except (ReadError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Outcome(file, Unreadable(file.relative, reason, passing=isinstance(error, OSError)))


def supported_suffixes() -> str:
    """Return the suffixes that have a reader, for messages."""
    return " ".join(sorted(SUPPORTED_SUFFIXES))
