"""What is saved is what is loaded, whatever the text."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, BlockKind, Document
from embeddings.documents import DocumentTable, write_documents

# readers remove lone surrogates (category Cs) before a document is made
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    section=st.lists(TEXT, max_size=2).map(tuple),
    list_id=st.none() | st.integers(0, 9),
    number=st.none() | TEXT,
    page=st.none() | st.integers(1, 9),
)
DOCUMENTS = st.builds(
    Document, path=TEXT, title=TEXT, text=TEXT, blocks=st.lists(BLOCKS, max_size=3).map(tuple), content_hash=TEXT
)


@given(documents=st.lists(DOCUMENTS, max_size=5))
def test_documents_come_back_equal_in_any_order_of_reading(tmp_path: Path, documents: list[Document]):
    write_documents(tmp_path, documents)
    table = DocumentTable(tmp_path)
    try:
        assert [table[row] for row in reversed(range(len(table)))] == documents[::-1]
    finally:
        table.close()
