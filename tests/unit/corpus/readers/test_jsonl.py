"""A corpus of rows: one document a line."""

import json

import pytest

from corpus.errors import ReadError
from corpus.readers.draft import Draft
from corpus.readers.jsonl import READER
from corpus.readers.reader import Source


def row(**fields: object) -> str:
    return json.dumps(fields)


def read_jsonl(text: str) -> tuple[Draft, ...]:
    return READER.read(Source("corpus.jsonl", text.encode("utf-8"))).drafts


def test_each_line_is_a_document_at_its_id():
    documents = read_jsonl(row(id="d1", text="One.") + "\n\n" + row(id="d2", text="Two.") + "\n")
    assert [(document.path, document.text) for document in documents] == [("d1", "One."), ("d2", "Two.")]


def test_the_row_title_is_the_documents():
    assert read_jsonl(row(id="d1", title="Hall", text="Some Line\n\nIt opened."))[0].title == "Hall"


def test_a_row_without_a_title_gets_it_from_its_text_or_its_id():
    titles = [read_jsonl(row(id="d1", text=text))[0].title for text in ("Some Line\n\nIt opened.", "It opened.")]
    assert titles == ["Some Line", "d1"]


def test_fields_of_a_corpus_own_are_passed_over():
    assert read_jsonl(row(id="d1", text="One.", url="x"))[0].text == "One."


def test_an_escaped_invisible_character_is_removed():
    document = read_jsonl(row(id="d\u202e1", title="a\u200bb", text="\x00on\x1be\r\n"))[0]
    assert (document.path, document.title, document.text) == ("d1", "ab", "one\n")


@pytest.mark.parametrize("empty", ["", " ", "\u200b"])
def test_a_row_needs_an_id_that_can_be_seen(empty: str):
    with pytest.raises(ReadError, match="line 1 has an empty 'id'"):
        read_jsonl(row(id=empty, text="x"))


@pytest.mark.parametrize(
    "line",
    ["not json", "[]", '{"id": "d1"}', '{"id": 7, "text": "x"}', '{"id": "d1", "text": "\\ud800"}', "[" * 100_000],
)
def test_a_bad_row_is_named_by_its_line(line: str):
    with pytest.raises(ReadError, match="line 2 is not a JSON object"):
        read_jsonl(row(id="d0", text="x") + "\n" + line)
