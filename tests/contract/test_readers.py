"""What every reader promises, whatever bytes it gets."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers import SUPPORTED_SUFFIXES, read_file
from corpus.readers.reader import Source
from corpus.readers.registry import READERS, read_source
from tests.samples.files import SAMPLES
from tests.samples.reading import check

PIECES = ["# A", "II. Part", "1. one", "- two", "  - three", "| a | b |\n|---|---|\n| c | d |", "```", "> q", "x. Y z!"]
PIECES += ["\n", "\n\n", "\t", " ", "---\n", "© 2020", "2021-05-26", "展览馆。", "👩\u200d👩", "&amp;", "[a](b)", "<b>"]
PIECES += [
    "<table><tr><td>a",
    "<ol start=3><li>b",
    "<pre> c\n  d</pre>",
    "<div>",
    "</div>",
    "From: a@b.c\n",
    '{"a": [1, {',
    "a;b",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map("\n".join)
CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# the folder of the fixture is written anew by each example
EXAMPLES = settings(deadline=None, max_examples=30, suppress_health_check=CHECKS)


@pytest.fixture(params=sorted(SUPPORTED_SUFFIXES))
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[bytes], list[Document]]:
    """Read bytes as a file of each suffix in turn."""

    def read_bytes(data: bytes) -> list[Document]:
        path = tmp_path / f"name{request.param}"
        path.write_bytes(data)
        return list(read_file(path, relative=path.name).documents)

    return read_bytes


def as_file(text: str, suffix_reads_rows: bool) -> bytes:
    content = json.dumps({"id": "d", "text": text}) if suffix_reads_rows else text
    return content.encode("utf-8", "replace")


@EXAMPLES
@given(data=st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_documents_or_a_read_error(read: Callable[[bytes], list[Document]], data: bytes):
    try:
        documents = read(data)
    except ReadError as error:
        assert str(error)
    else:
        for document in documents:
            check(document)


@EXAMPLES
@given(text=TEXTS.filter(str.strip))
def test_blocks_lie_inside_the_text_in_order_without_overlap(request, read, text: str):
    data = as_file(text, ".jsonl" in request.node.name)
    try:
        documents = read(data)
    except ReadError:  # nothing visible in it, or not the format
        return
    assert len(documents) == 1
    check(documents[0])


@EXAMPLES
@given(text=TEXTS.filter(str.strip))
def test_blocks_hold_every_character_that_is_not_white_space(request, read, text: str):
    try:
        documents = read(as_file(text, ".jsonl" in request.node.name))
    except ReadError:
        return
    for document in documents:
        covered = {place for block in document.blocks for place in range(block.start, block.end)}
        assert [c for place, c in enumerate(document.text) if place not in covered and not c.isspace()] == []


@pytest.mark.parametrize("data", [b"", b" \n ", b"\xef\xbb\xbf", b"\0\0", b"\x81"])
def test_a_file_without_readable_text_is_an_error(read, data: bytes):
    with pytest.raises(ReadError):
        read(data)


def test_every_reader_has_a_sample():
    assert [reader.suffixes for reader in READERS if not set(reader.suffixes) & set(SAMPLES)] == []


def test_no_suffix_has_two_readers():
    assert sum(len(reader.suffixes) for reader in READERS) == len(SUPPORTED_SUFFIXES)


@pytest.mark.parametrize("suffix", sorted(SAMPLES))
def test_the_text_of_a_real_file_is_found_and_its_offsets_hold(suffix: str):
    content = read_source(Source(f"name{suffix}", SAMPLES[suffix]()))
    for document in content.documents:
        check(document)
        assert "It opened on Monday." in document.text
    assert content.notes == ()


@pytest.mark.parametrize("suffix", sorted(SAMPLES))
def test_reading_twice_gives_the_same(suffix: str):
    data = SAMPLES[suffix]()
    assert read_source(Source(f"a{suffix}", data)) == read_source(Source(f"a{suffix}", data))


def test_no_library_of_a_format_is_loaded_before_a_file_of_it_is_read():
    libraries = {"lxml", "resiliparse", "pypdfium2", "docx", "pptx", "openpyxl", "charset_normalizer"}
    probe = "import sys, corpus.readers; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert "corpus" in done.stdout.split()
    assert libraries & set(done.stdout.split()) == set()
