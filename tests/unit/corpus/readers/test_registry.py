"""A file's reader is chosen by its suffix; what cannot be read says why."""

from pathlib import Path

import pytest

from corpus import limits
from corpus.errors import ReadError
from corpus.readers import registry
from corpus.readers.reader import Source


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


def test_invisible_characters_are_removed_and_counted(tmp_path: Path):
    (tmp_path / "a.txt").write_text("It op\u200bened\u202e.", encoding="utf-8")
    content = registry.read_file(tmp_path / "a.txt", relative="a.txt")
    assert (content.documents[0].text, content.notes) == ("It opened.", ("2 invisible characters removed",))


def test_a_text_in_another_script_is_read_with_a_note(tmp_path: Path):
    (tmp_path / "a.md").write_text("# Зал\n\nОн открылся.", encoding="utf-8")
    content = registry.read_file(tmp_path / "a.md", relative="a.md")
    assert content.documents[0].title == "Зал"
    assert content.notes[0].startswith("mostly cyrillic letters")


def test_rows_without_text_are_named(tmp_path: Path):
    (tmp_path / "corpus.jsonl").write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": ""}', encoding="utf-8")
    content = registry.read_file(tmp_path / "corpus.jsonl", relative="corpus.jsonl")
    assert ([d.path for d in content.documents], content.notes) == (["a"], ("b: no text in it",))


def test_all_documents_of_a_file_share_one_limit_of_text():
    row = '{"id": "%d", "text": "' + "word " * 800_000 + '"}'  # 4 million characters each; the limit is 20 million
    rows = "\n".join(row % number for number in range(6))
    with pytest.raises(ReadError, match="refused: limit of 20,000,000 characters"):
        registry.read_source(Source("corpus.jsonl", rows.encode()))
