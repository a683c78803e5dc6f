"""A found file is read from where it was found, or not at all."""

import os
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.opening import read_regular


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a file, beside a secret."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/a.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "root/sub").mkdir(parents=True)
    (tmp_path / "root/sub/a.txt").write_text("mine", encoding="utf-8")
    return tmp_path / "root"


def read(root: Path) -> bytes:
    return read_regular(root / "sub/a.txt", relative="sub/a.txt", limit=4)


def test_a_file_is_read_whole(root: Path):
    assert read(root) == b"mine"


def test_a_link_to_the_indexed_folder_itself_is_followed_since_the_user_named_it(root: Path):
    (root.parent / "link").symlink_to(root)
    assert read(root.parent / "link") == b"mine"


def test_a_link_that_took_the_files_place_is_not_followed(root: Path):
    (root / "sub/a.txt").unlink()
    (root / "sub/a.txt").symlink_to(root.parent / "secret/a.txt")
    with pytest.raises(OSError, match="symbolic links"):
        read(root)


def test_a_link_that_took_a_folders_place_is_not_followed(root: Path):
    (root / "sub").rename(root / "moved")
    (root / "sub").symlink_to(root.parent / "secret")
    with pytest.raises(OSError, match="Not a directory"):
        read(root)


def test_a_pipe_that_took_the_files_place_is_not_waited_for(root: Path):
    (root / "sub/a.txt").unlink()
    os.mkfifo(root / "sub/a.txt")
    with pytest.raises(ReadError, match="not a regular file"):
        read(root)


def test_a_file_over_the_limit_is_not_read(root: Path):
    (root / "sub/a.txt").write_text("mine!", encoding="utf-8")
    with pytest.raises(ReadError, match="over the limit"):
        read(root)


def test_a_file_whose_size_is_not_what_the_system_says_is_refused():
    # a file of /proc says that it has no bytes and gives some, like one that grows while it is read
    with pytest.raises(ReadError, match="changed while it was read"):
        read_regular(Path("/proc/self/status"), relative="status", limit=100_000)
