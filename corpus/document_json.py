"""The JSON form of a document: what the index keeps on disk and what a reading process answers with."""

import json
import re

from corpus.document import Block, BlockKind, Document

_TITLE = re.compile(rb'\{"path":"(?:[^"\\]|\\.)*+","title":("(?:[^"\\]|\\.)*+")')


def document_to_json(document: Document) -> bytes:
    """Return the document as one line of UTF-8 JSON, without a line end.

    Its blocks are columns, since a list a block would take a third more memory where they are read. A block's section
    is a row of `sections`: the blocks below one long heading would otherwise repeat it each.
    """
    blocks = document.blocks
    sections = {section: row for row, section in enumerate(dict.fromkeys(block.section for block in blocks))}
    fields = {
        "path": document.path,
        "title": document.title,
        "text": document.text,
        "content_hash": document.content_hash,
        "sections": list(sections),
        "blocks": [
            [block.kind for block in blocks],
            [block.start for block in blocks],
            [block.end for block in blocks],
            [sections[block.section] for block in blocks],
            [block.list_id for block in blocks],
            [block.number for block in blocks],
            [block.page for block in blocks],
        ],
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def title_from_json(line: bytes | bytearray) -> str:
    """Return the title of the document of such a line, without reading the rest of it.

    Raises:
        ValueError: It is not one.
    """
    found = _TITLE.match(line)
    if found is None:
        raise ValueError("no document")
    return str(json.loads(found[1]))


def document_from_json(line: bytes | bytearray) -> Document:
    """Return the document of such a line.

    Raises:
        ValueError, TypeError, LookupError: It is not one.
    """
    fields = json.loads(line)
    sections = [tuple(names) for names in fields["sections"]]
    blocks = tuple(
        Block(BlockKind(kind), start, end, sections[section], list_id, number, page)
        for kind, start, end, section, list_id, number, page in zip(*fields["blocks"], strict=True)
    )
    return Document(fields["path"], fields["title"], fields["text"], blocks, fields["content_hash"])
