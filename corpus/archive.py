"""Open a zip, or a format made of one, without believing what it says about itself."""

import io
import zipfile
from itertools import pairwise

from corpus import limits
from corpus.errors import ReadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive, its limits checked by its directory; `zipfile` reads no member beyond the size named there.

    Raises:
        ReadError: It is no zip, encrypted as a whole, or over a limit; members that share bytes are over one too.
    """
    if data.startswith(_OLE):
        raise ReadError("encrypted or in an old binary format; remove the password, or save it in the new format")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadError(f"not an archive, or damaged ({error})") from error
    members = archive.infolist()
    limits.refuse_over(len(members), limits.ARCHIVE_ENTRIES, "entries")
    limits.refuse_over(sum(member.file_size for member in members), limits.EXPANDED_BYTES, "bytes expanded")
    for member in members:
        _refuse_ratio(member)
    _refuse_overlaps(members)
    return archive


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member needs a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> bytes:
    """Return the content of a member.

    Raises:
        ReadError: It is missing, encrypted, damaged, or packed by a method that Python does not know.
    """
    name = member if isinstance(member, str) else member.filename
    try:
        return archive.read(member)
    except (KeyError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise ReadError(f"{name!r} cannot be unpacked ({error})") from error
    except Exception as error:  # zlib, bz2 and lzma each have their own
        raise ReadError(f"{name!r} is damaged ({error})") from error


def _refuse_ratio(member: zipfile.ZipInfo) -> None:
    if member.file_size > limits.EXPANSION_FREE_BYTES:
        ratio = member.file_size // max(member.compress_size, 1)
        limits.refuse_over(ratio, limits.EXPANSION_RATIO, "times its packed size")


def _refuse_overlaps(members: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share packed bytes: a few kilobytes can then expand to any size."""
    placed = sorted(members, key=lambda member: member.header_offset)
    for before, member in pairwise(placed):
        if before.header_offset + _LOCAL_HEADER + before.compress_size > member.header_offset:
            raise ReadError("refused: limit of one member for each packed byte")
