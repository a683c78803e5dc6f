"""Look at the files of the indexed folders: which there are, and whether their bytes are known already."""

import stat
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.folder import SourceFile, find_files
from corpus.readers import SUPPORTED_SUFFIXES
from embeddings.files import sha256_of
from embeddings.manifest import InputEntry, SkippedEntry

Identity = tuple[str, str]
"""Source and path of a file or document."""

_SETTLED_NS = 2_000_000_000
"""How long a file must have been left alone before its time of change is relied on: it may be written to again within
the same tick of the file system's clock, two seconds on the coarsest one (FAT)."""


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as the walk saw it.

    Attributes:
        source: The indexed folder or file.
        file: The file.
        size: In bytes.
        mtime_ns: When it was last changed; 0 where that was just now.
        sha256: Of its bytes; empty where no reader takes it or it cannot be opened.
        fault: Why it cannot be opened; None where it can.
    """

    source: str
    file: SourceFile
    size: int = 0
    mtime_ns: int = 0
    sha256: str = ""
    fault: str | None = None

    @property
    def identity(self) -> Identity:
        """Source and path."""
        return self.source, self.file.relative


@dataclass(frozen=True, slots=True)
class Scan:
    """What the folders hold, in the order of their walk."""

    files: tuple[SeenFile, ...]
    passed_over: tuple[SkippedEntry, ...]


def scan(sources: Iterable[Path], known: Mapping[Identity, InputEntry]) -> Scan:
    """Walk the sources; a file of unchanged size and time is taken to hold the bytes that it held.

    Args:
        sources: Folders or files.
        known: What the index knows of each file.

    Raises:
        SourceError: A source does not exist or cannot be listed.
    """
    files: list[SeenFile] = []
    passed_over: list[SkippedEntry] = []
    for source in sources:
        found = find_files(source)
        files += [look_at(str(source), file, known.get((str(source), file.relative))) for file in found.files]
        passed_over += [SkippedEntry(source=str(source), path=e.path, reason=e.reason) for e in found.passed_over]
    return Scan(tuple(files), tuple(passed_over))


def look_at(source: str, file: SourceFile, known: InputEntry | None) -> SeenFile:
    """Return what one file holds, hashing it only where size or time changed."""
    try:
        status = file.path.stat()
        settled = status.st_mtime_ns if status.st_mtime_ns < time.time_ns() - _SETTLED_NS else 0
        if not stat.S_ISREG(status.st_mode) or file.path.suffix.lower() not in SUPPORTED_SUFFIXES:
            return SeenFile(source, file, status.st_size, settled)
        same = known is not None and settled and (known.size, known.mtime_ns) == (status.st_size, settled)
        digest = known.sha256 if known is not None and same and known.sha256 else sha256_of(file.path)
        return SeenFile(source, file, status.st_size, settled, digest)
    except OSError as error:
        return SeenFile(source, file, fault=error.strerror or str(error))
