"""A folder is walked in order; what must not be read is named or left alone."""

import os
import socket
from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.folder import SourceFile, Unreadable, find_files, passed_over_because


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"The text of {name} is here.", encoding="utf-8")


LINK = "a link, which is not followed; index what it leads to"


def reasons(folder: Path) -> dict[str, str]:
    return {entry.path: entry.reason for entry in find_files(folder).passed_over}


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
    assert find_files(tmp_path / "docs").passed_over == (Unreadable("link.txt", LINK),)


def test_a_link_to_a_file_inside_is_not_followed_either_since_the_file_is_found_itself(tmp_path: Path):
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to("c.txt")
    assert found(tmp_path) == ["a.txt"]
    assert reasons(tmp_path) == {"b.txt": LINK, "c.txt": LINK}


def test_a_link_that_the_user_names_is_followed(tmp_path: Path):
    write(tmp_path, "docs/a.txt")
    (tmp_path / "folder").symlink_to("docs")
    (tmp_path / "file.txt").symlink_to("docs/a.txt")
    assert found(tmp_path / "folder") == ["a.txt"]
    assert find_files(tmp_path / "file.txt").files == (SourceFile(tmp_path / "docs/a.txt", "file.txt"),)


def test_a_link_to_a_folder_is_not_followed_even_in_a_loop(tmp_path: Path):
    write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a.txt"]
    assert reasons(tmp_path) == {"loop": LINK}


def test_pipes_sockets_and_devices_are_named_and_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)  # the whole path may be too long for a socket
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert reasons(tmp_path) == {"pipe.txt": "a pipe, not a file", "socket.txt": "a socket, not a file"}
    device = Path("/dev/null").stat()
    assert passed_over_because("null", device, device.st_dev) == "a device, not a file"


def test_a_folder_on_another_file_system_is_not_entered():
    folder = Path("/").stat()
    assert passed_over_because("mnt", folder, folder.st_dev) is None
    assert "another file system" in passed_over_because("mnt", folder, folder.st_dev + 1)


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "-rf.txt", "x" * 251 + ".txt", "\u202egpj.txt", "a b.txt", "*?.txt", "\x1b[2J.txt", "'\".txt"]
)
def test_odd_names_are_names(tmp_path: Path, name: str):
    write(tmp_path, name)
    assert found(tmp_path) == [name]


def test_a_folder_deeper_than_a_path_can_name_is_named_and_not_entered(tmp_path: Path):
    write(tmp_path, "a.txt")
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):  # 20 × 250 characters; a path has at most 4,096
        os.mkdir("d" * 250, dir_fd=place)
        inner = os.open("d" * 250, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    assert found(tmp_path) == ["a.txt"]
    assert set(reasons(tmp_path).values()) == {"File name too long"}


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
