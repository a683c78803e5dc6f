"""Files that come from the page: their names made harmless, their type and size checked before they are kept."""

import re
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from corpus import limits
from corpus.cleaning import clean
from corpus.errors import SourceError
from corpus.readers import SUPPORTED_SUFFIXES
from corpus.reading import supported_suffixes

_HARMFUL = re.compile(r"[^\w .,()\[\]&'+@=~-]")
_LONGEST = 200
"""Bytes of a name; file systems take 255."""
_DEEPEST = 8
"""Folders inside each other."""


def safe_path(name: str) -> PurePosixPath:
    """Return the path below the folder of uploads that a file from a browser gets.

    Letters of any script, digits and common signs stay; what steers a shell, a path or a terminal becomes "_", and no
    part is hidden or leads upwards.

    Raises:
        SourceError: Nothing of the name is left, or no reader takes such files.
    """
    parts = [_safe(part) for part in unicodedata.normalize("NFC", clean(name)).replace("\\", "/").split("/")]
    kept = [part for part in parts if part][-_DEEPEST:]
    shown = " ".join(clean(name).split())[-80:]
    if not kept:
        raise SourceError(f"{shown!r} is no file name; rename the file")
    if PurePosixPath(kept[-1]).suffix.lower() not in SUPPORTED_SUFFIXES:
        raise SourceError(f"{shown!r} has no reader; formats read: {supported_suffixes()}")
    return PurePosixPath(*kept)


async def receive(folder: Path, name: str, chunks: AsyncIterator[bytes]) -> Path:
    """Write a file as it arrives and put it in its place once it is whole; one of the same name is replaced.

    Args:
        folder: Of the uploads.
        name: As the browser says.
        chunks: The bytes.

    Raises:
        SourceError: Name, type or size is refused; nothing is kept then.
    """
    place = folder / safe_path(name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=folder, prefix=".incoming-", delete=False) as file:
        draft = Path(file.name)
        try:
            size = 0
            async for chunk in chunks:
                size += len(chunk)
                if size > limits.FILE_BYTES:
                    raise SourceError(f"{place.name!r} is larger than {limits.FILE_BYTES:,} bytes")
                file.write(chunk)
            if not size:
                raise SourceError(f"{place.name!r} is empty")
            file.flush()
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.replace(place)
        except OSError as error:
            raise SourceError(f"{place.name!r} cannot be kept: {error.strerror}") from error
        finally:
            draft.unlink(missing_ok=True)
    return place


def _safe(part: str) -> str:
    cleaned = _HARMFUL.sub("_", " ".join(part.split())).lstrip(". ").rstrip(". ")
    stem, dot, suffix = cleaned.rpartition(".")
    if not dot:
        return _cut(cleaned, _LONGEST)
    return f"{_cut(stem, _LONGEST)}.{_cut(suffix, 16)}"


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore").strip()
