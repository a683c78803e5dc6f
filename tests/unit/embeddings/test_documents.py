"""The table of documents gives back what was written, row by row."""

from pathlib import Path

import pytest

from corpus.document import Block, BlockKind, Document
from corpus.readers.text import read_text
from embeddings.documents import DocumentTable, write_documents


def document(path: str, text: str) -> Document:
    return read_text(text, name=path).as_document(path)


DOCUMENTS = [
    document("a.txt", "The Hall\n\n2021-05-26 admin source:\n\nI. Part\n\n1. one 展览馆\n\n2. two 👩\n\n© 2020 Acme"),
    document("b/c.txt", "A line with \u2028 and \x85 in it."),
    Document("d", "", "cell", (Block(BlockKind.TABLE_ROW, 0, 4, ("A", "B"), 3, "59", 7),), "hash"),
]


@pytest.fixture
def table(tmp_path: Path) -> DocumentTable:
    write_documents(tmp_path, DOCUMENTS)
    return DocumentTable(tmp_path)


def test_every_document_comes_back_equal(table: DocumentTable):
    assert [table[row] for row in range(len(table))] == DOCUMENTS


def test_titles_are_those_of_the_documents_however_they_are_written(tmp_path: Path):
    titles = ['Say "yes" \\ no', "展览馆", "", 'x","title":"y']
    write_documents(tmp_path, [Document('p"\\', title, "text", (), "hash") for title in titles])
    table = DocumentTable(tmp_path)
    assert [table.title(row) for row in range(len(table))] == titles


def test_kinds_of_blocks_are_kinds_again_and_not_text(table: DocumentTable):
    assert {type(block.kind) for block in table[0].blocks} == {BlockKind}


@pytest.mark.parametrize("row", [-1, 3])
def test_there_is_no_row_outside_the_table(table: DocumentTable, row: int):
    with pytest.raises(IndexError):
        table[row]


def test_a_closed_table_reads_nothing_more(table: DocumentTable):
    table.close()
    with pytest.raises(ValueError, match="closed"):
        table[0]


def test_a_table_of_no_documents_is_empty(tmp_path: Path):
    write_documents(tmp_path, [])
    assert len(DocumentTable(tmp_path)) == 0


def test_a_line_of_one_table_is_a_document_of_another(table: DocumentTable, tmp_path: Path):
    (tmp_path / "other").mkdir()
    write_documents(tmp_path / "other", [table.line(1), DOCUMENTS[0]])
    assert list(DocumentTable(tmp_path / "other")) == [DOCUMENTS[1], DOCUMENTS[0]]
