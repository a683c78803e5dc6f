"""A file's reader is chosen by its suffix; what cannot be read says why."""

from pathlib import Path

import pytest

from corpus import limits
from corpus.errors import ReadError
from corpus.readers import registry


def test_a_suffix_in_capitals_has_the_same_reader(tmp_path: Path):
    (tmp_path / "A.MD").write_text("# Hall\n\nIt *opened*.", encoding="utf-8")
    (document,) = registry.read_file(tmp_path / "A.MD", relative="sub/A.MD").documents
    assert (document.path, document.title, document.text) == ("sub/A.MD", "Hall", "Hall\n\nIt opened.")


def test_a_file_without_a_suffix_has_no_reader(tmp_path: Path):
    with pytest.raises(ReadError, match="no reader for files without a suffix"):
        registry.read_file(tmp_path / "README", relative="README")


@pytest.mark.parametrize("content", ["", " \n\t", "\u200b\ufeff"])
def test_a_file_without_visible_text_is_refused(tmp_path: Path, content: str):
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match="no text in it"):
        registry.read_file(tmp_path / "a.txt", relative="a.txt")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)  # a hole: no disk is used
    with pytest.raises(ReadError, match="50 MB is over the limit of 50 MB"):
        registry.read_file(tmp_path / "a.txt", relative="a.txt")


def test_a_folder_with_a_readable_suffix_is_no_file(tmp_path: Path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(ReadError, match="not a regular file"):
        registry.read_file(tmp_path / "a.txt", relative="a.txt")
