"""Read an archive: every file in it that has a reader is a document of its own."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from corpus.archive import is_encrypted, open_archive, read_member
from corpus.errors import ReadError
from corpus.readers.reader import Parts, Reader, Source


def read_zip(source: Source) -> Parts:
    """Return the members of an archive; those that cannot be unpacked are notes.

    Raises:
        ReadError: It is none, or over a limit.
    """
    members: list[Source] = []
    notes: list[str] = []
    with open_archive(source.data) as archive:
        for entry, name in _files(archive):
            try:
                if is_encrypted(entry):
                    raise ReadError("encrypted; remove its password")
                members.append(source.member(name, read_member(archive, entry)))
            except ReadError as error:
                notes.append(f"{name}: {error}")
    return Parts(members=tuple(members), notes=tuple(notes))


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Yield each file that is not hidden, with its path inside the archive; no path leads out of it."""
    seen: set[str] = set()
    for entry in archive.infolist():
        steps = [step for step in PurePosixPath(entry.filename.replace("\\", "/")).parts if step.strip("/.")]
        hidden = any(step.startswith((".", "__MACOSX")) for step in steps)
        name = "/".join(steps)
        if steps and not hidden and not entry.is_dir() and name not in seen:
            seen.add(name)
            yield entry, name


READER = Reader((".zip",), read_zip, "each file in it as a document at its path, archives in it too", "own")
