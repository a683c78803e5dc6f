"""Each found file becomes documents or a reason, and none stops the others."""

import os
from pathlib import Path

from corpus.folder import Unreadable, find_files
from corpus.reading import read_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"The text of {name} is here.", encoding="utf-8")


def read(folder: Path) -> list[str | Unreadable]:
    """Return the paths of the documents and the files that are none, in order."""
    results = [outcome.result for outcome in read_files(find_files(folder).files)]
    return [item for r in results for item in ([r] if isinstance(r, Unreadable) else [d.path for d in r.documents])]


def test_each_readable_file_is_a_document_at_its_path(tmp_path: Path):
    write(tmp_path, "a.txt", "b/c.md")
    assert read(tmp_path) == ["a.txt", "b/c.md"]


def test_a_file_without_a_reader_is_named_with_its_reason(tmp_path: Path):
    write(tmp_path, "a.txt", "b.xyz")
    assert read(tmp_path) == ["a.txt", Unreadable("b.xyz", "no reader for .xyz")]


def test_a_binary_file_is_named_and_the_others_are_read(tmp_path: Path):
    write(tmp_path, "b.txt")
    (tmp_path / "a.txt").write_bytes(b"\x7fELF\0\0\0")
    assert read(tmp_path) == [Unreadable("a.txt", "binary, not text"), "b.txt"]


def test_a_file_that_vanished_is_named_without_its_errno(tmp_path: Path):
    write(tmp_path, "a.txt", "b.txt")
    found = find_files(tmp_path).files
    (tmp_path / "b.txt").unlink()
    assert [outcome.result for outcome in read_files(found)][1] == Unreadable("b.txt", "No such file or directory")


def test_a_pipe_that_took_a_files_place_is_not_waited_for(tmp_path: Path):
    write(tmp_path, "a.txt", "b.txt")
    found = find_files(tmp_path).files
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")  # opening it would wait for a writer for ever
    assert [outcome.result for outcome in read_files(found)][1] == Unreadable("b.txt", "not a regular file")


def test_a_name_with_a_line_end_or_a_quote_is_read(tmp_path: Path):
    write(tmp_path, 'a\n".txt', "\u202eb.txt", "-c.txt")
    assert read(tmp_path) == ["-c.txt", 'a\n".txt', "\u202eb.txt"]


def test_a_corpus_file_gives_a_document_a_row(tmp_path: Path):
    (tmp_path / "corpus.jsonl").write_text('{"id": "d1", "text": "The text."}\n', encoding="utf-8")
    assert read(tmp_path) == ["d1"]
