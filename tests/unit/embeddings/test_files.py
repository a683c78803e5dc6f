"""Small files are replaced in one step."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from embeddings.files import save_array, sha256_of, sync_tree, write_atomically


def test_the_new_content_replaces_the_old_and_no_draft_stays(tmp_path: Path):
    for content in ("old", "new ü"):
        write_atomically(tmp_path / "CURRENT", content)
    assert (tmp_path / "CURRENT").read_text(encoding="utf-8") == "new ü"
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]


def test_a_reader_of_the_old_file_keeps_it(tmp_path: Path):
    write_atomically(tmp_path / "CURRENT", "old")
    with (tmp_path / "CURRENT").open(encoding="utf-8") as held:
        write_atomically(tmp_path / "CURRENT", "new")
        assert held.read() == "old"


def test_the_old_content_stays_when_the_new_cannot_be_written(tmp_path: Path):
    write_atomically(tmp_path / "CURRENT", "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(tmp_path / "CURRENT", "\ud800")
    assert (tmp_path / "CURRENT").read_text(encoding="utf-8") == "old"


def test_a_hash_is_that_of_the_bytes(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"x" * 300_000)
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"x" * 300_000).hexdigest()


def test_syncing_a_missing_folder_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        sync_tree(tmp_path / "nowhere")


def test_a_saved_array_comes_back(tmp_path: Path):
    save_array(tmp_path / "a.npy", np.arange(6, dtype=np.int32).reshape(2, 3))
    np.testing.assert_array_equal(np.load(tmp_path / "a.npy"), [[0, 1, 2], [3, 4, 5]])


def test_an_array_that_the_disk_does_not_take_is_an_error():
    with pytest.raises(OSError, match="No space left"):
        save_array(Path("/dev/full"), np.arange(6))
