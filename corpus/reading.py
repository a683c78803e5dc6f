"""Read found files: the one place through which a file becomes documents."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.folder import SourceFile, Unreadable
from corpus.readers import SUPPORTED_SUFFIXES, FileContent, read_file
from corpus.sandbox import ReaderPool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file and what reading it gave: its documents, or why there are none."""

    file: SourceFile
    result: FileContent | Unreadable


ReadFiles = Callable[[Iterable[SourceFile]], Generator[Outcome]]
"""Reads found files in order, `read_files` or `read_here`."""


def read_files(files: Iterable[SourceFile], *, workers: int = 0) -> Generator[Outcome]:
    """Yield the outcome of each file, in order; no file stops the others, whatever is in it.

    Args:
        files: What to read; taken one by one as there is a process to read them.
        workers: Most processes that read at a time; 0 is one a core.

    Raises:
        ReadError: No process to read with can be started.
    """
    with ReaderPool(workers) as pool:
        for answered in pool.read(files):
            yield Outcome(answered.file, answered.answer.decoded(answered.file))


def read_here(files: Iterable[SourceFile]) -> Generator[Outcome]:
    """Do as `read_files` in this process: the reference, and quick, for files that are known to be harmless."""
    for file in files:
        try:
            yield Outcome(file, read_file(file.path, relative=file.relative))
        except (ReadError, OSError) as error:
            passing = isinstance(error, OSError) and error.errno is not None
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Outcome(file, Unreadable(file.relative, reason, passing=passing))


def supported_suffixes() -> str:
    """Return the suffixes that have a reader, for messages."""
    return " ".join(sorted(SUPPORTED_SUFFIXES))
