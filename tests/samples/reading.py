"""Read a sample and look at what came of it."""

from corpus.document import Block, Document, content_hash
from corpus.readers.content import FileContent
from corpus.readers.reader import Source
from corpus.readers.registry import read_source


def read(data: bytes | str, suffix: str) -> FileContent:
    """Return what reading a file of this content, named "name", gives."""
    return read_source(Source(f"name{suffix}", data.encode() if isinstance(data, str) else data))


def only(content: FileContent) -> Document:
    """Return the one document of a file."""
    (document,) = content.documents
    return document


def parts(document: Document) -> list[tuple[str, str]]:
    """Return kind and text of each block."""
    return [(block.kind.value, document.slice(block)) for block in document.blocks]


def block(document: Document, text: str) -> Block:
    """Return the first block that starts with a text."""
    return next(block for block in document.blocks if document.slice(block).startswith(text))


def check(document: Document) -> None:
    """Assert what every reader promises: its blocks are slices in order, and the hash pins them."""
    ends = [0]
    for block in document.blocks:
        assert ends[-1] <= block.start < block.end <= len(document.text)
        assert document.slice(block) == document.slice(block).strip()
        ends.append(block.end)
    assert document.title.strip()
    assert document.content_hash == content_hash(document.title, document.text)
    document.text.encode("utf-8")
