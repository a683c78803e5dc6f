"""A folder has one name in the index, from wherever it is named."""

from pathlib import Path

import pytest

from assistant.sources import absolute


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    (docs / "sub").mkdir(parents=True)
    return docs


@pytest.mark.parametrize(
    ("start", "name"), [(".", "docs"), ("docs", "."), ("docs/sub", ".."), ("docs", "sub/../../docs")]
)
def test_a_folder_has_one_name_from_every_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch, start, name):
    monkeypatch.chdir(folder.parent / start)
    assert absolute(Path(name)) == folder


def test_a_link_keeps_its_own_name(folder: Path):
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert absolute(link) == link
    assert absolute(link / "..") == folder.parent  # as the system reads it, not the letters
