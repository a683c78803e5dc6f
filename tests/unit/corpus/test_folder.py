"""A folder is walked in order; what must not be read is named or left alone."""

import os
from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.folder import Unreadable, find_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"The text of {name} is here.", encoding="utf-8")


def found(folder: Path) -> list[str]:
    return [file.relative for file in find_files(folder).files]


def test_files_come_sorted_by_their_path_below_the_folder(tmp_path: Path):
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.md")
    assert found(tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt"]


def test_a_single_file_is_found_under_its_own_name(tmp_path: Path):
    write(tmp_path, "a.txt")
    assert found(tmp_path / "a.txt") == ["a.txt"]


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path):
    write(tmp_path, "a.txt", ".secret.txt", ".git/b.txt")
    assert found(tmp_path) == ["a.txt"]


def test_a_link_to_a_file_outside_is_not_followed(tmp_path: Path):
    write(tmp_path, "outside.txt", "docs/a.txt")
    (tmp_path / "docs/link.txt").symlink_to(tmp_path / "outside.txt")
    assert found(tmp_path / "docs") == ["a.txt"]


def test_a_link_to_a_folder_is_not_followed_even_in_a_loop(tmp_path: Path):
    write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a.txt"]


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match="nowhere"):
        find_files(tmp_path / "nowhere")


def test_beside_a_corpus_file_other_row_files_are_no_documents(tmp_path: Path):
    write(tmp_path, "corpus.jsonl", "questions.jsonl", "notes.txt")
    assert found(tmp_path) == ["corpus.jsonl", "notes.txt"]


def test_a_file_whose_name_is_not_text_is_passed_over(tmp_path: Path):
    write(tmp_path, "a.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("text", encoding="utf-8")
    assert find_files(tmp_path).passed_over == (Unreadable("?.txt", "its name is not UTF-8; rename it"),)
    assert found(tmp_path) == ["a.txt"]
