"""Write files so that a crash leaves the old or the new, never a mixture."""

import hashlib
import io
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def sha256_of(path: Path) -> str:
    """Return the SHA-256 (hex) of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, content: str) -> None:
    """Replace a small text file in one step, durable when this returns."""
    draft = path.with_name(path.name + ".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def save_array(path: Path, array: NDArray[Any]) -> None:
    """Write an array as `.npy`.

    `np.save` to a file hands the bytes to the C library and does not see an error of its last flush: a full or failing
    disk would leave a short file that looks written.
    """
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    path.write_bytes(buffer.getbuffer())


def sync_tree(folder: Path) -> None:
    """Flush every file and folder below `folder`, and `folder` itself, to the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            _sync(path, os.O_RDONLY)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder durable."""
    _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
