"""An archive becomes the documents in it."""

import pytest

from corpus import limits
from corpus.errors import ReadError
from tests.samples.files import make_zip
from tests.samples.reading import read


def nested(times: int) -> bytes:
    data = make_zip({"hall.txt": "It opened."})
    for _ in range(times):
        data = make_zip({"in.zip": data})
    return data


def test_each_file_with_a_reader_is_a_document_and_the_others_are_named():
    content = read(make_zip({"a/hall.txt": "It opened.", "x.png": b"\x89PNG", ".hidden.txt": "no"}), ".zip")
    assert [document.path for document in content.documents] == ["name.zip/a/hall.txt"]
    assert content.notes == ("x.png: no reader for .png",)


def test_no_name_leads_out_of_the_archive():
    content = read(make_zip({"../../etc/hall.txt": "One.", "/abs.txt": "Two.", "a\\b.txt": "Three."}), ".zip")
    assert [document.path for document in content.documents] == [
        "name.zip/etc/hall.txt",
        "name.zip/abs.txt",
        "name.zip/a/b.txt",
    ]


def test_archives_inside_archives_are_read_to_the_limit():
    assert len(read(nested(limits.ARCHIVE_DEPTH - 1), ".zip").documents) == 1
    with pytest.raises(ReadError, match="refused: limit of 3 archives inside each other"):
        read(nested(limits.ARCHIVE_DEPTH), ".zip")


def test_notes_name_the_whole_way():
    inner = make_zip({"x.png": b"\x89PNG", "hall.txt": "It opened."})
    assert read(make_zip({"in.zip": inner}), ".zip").notes == ("in.zip: x.png: no reader for .png",)


def test_an_archive_without_a_readable_file_is_an_error_that_names_them():
    with pytest.raises(ReadError, match=r"no text in it; x\.png: no reader for \.png"):
        read(make_zip({"x.png": b"\x89PNG"}), ".zip")
