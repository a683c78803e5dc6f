"""Open a found file without leaving the folder it was found in, whatever has been put in its place since."""

import os
import stat
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from corpus.errors import ReadError

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # opening a pipe without a writer would wait for ever


def read_regular(path: Path, *, relative: str, limit: int) -> bytes:
    """Return the bytes of a regular file.

    Every folder below the indexed one and the file itself are opened by name in the folder before, never through a
    link: a link that took a name's place after the walk leads nowhere.

    Args:
        path: The file.
        relative: The end of that path, below the indexed folder; no link is followed in this part.
        limit: Most bytes.

    Raises:
        ReadError: It is no regular file, too large, or changes while it is read.
        OSError: It cannot be opened.
    """
    with ExitStack() as opened:
        handle = _open_below(path.absolute(), len(PurePosixPath(relative).parts), opened)
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise ReadError("not a regular file")
        if before.st_size > limit:
            raise ReadError(f"{before.st_size / 2**20:.0f} MB is over the limit of {limit // 2**20} MB")
        with os.fdopen(os.dup(handle), "rb") as file:
            data = file.read(limit + 1)
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != before.st_size:
        raise ReadError("it changed while it was read; index again")
    return data


def _open_below(path: Path, depth: int, opened: ExitStack) -> int:
    """Return a descriptor of the file, having opened the last `depth` parts of its path without following links."""
    *folders, name = path.parts[-depth:]
    handle = _closing(os.open(path.parents[depth - 1], os.O_RDONLY | os.O_DIRECTORY), opened)
    for folder in folders:
        handle = _closing(os.open(folder, _FOLDER, dir_fd=handle), opened)
    return _closing(os.open(name, _FILE, dir_fd=handle), opened)


def _closing(handle: int, opened: ExitStack) -> int:
    opened.callback(os.close, handle)
    return handle
