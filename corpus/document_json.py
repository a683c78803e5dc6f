"""The JSON form of a document: what the index keeps on disk and what a reading process answers with."""

import json

from corpus.document import Block, BlockKind, Document


def document_to_json(document: Document) -> bytes:
    """Return the document as one line of UTF-8 JSON, without a line end.

    A block is a row `[kind, start, end, section, list_id, number, page]`, whose section is a row of `sections`: the
    blocks below one long heading would otherwise repeat it each.
    """
    sections: dict[tuple[str, ...], int] = {}
    blocks = [
        [b.kind, b.start, b.end, sections.setdefault(b.section, len(sections)), b.list_id, b.number, b.page]
        for b in document.blocks
    ]
    fields = {
        "path": document.path,
        "title": document.title,
        "text": document.text,
        "content_hash": document.content_hash,
        "sections": list(sections),
        "blocks": blocks,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def document_from_json(line: bytes | bytearray) -> Document:
    """Return the document of such a line.

    Raises:
        ValueError, TypeError, LookupError: It is not one.
    """
    fields = json.loads(line)
    sections = [tuple(names) for names in fields["sections"]]
    blocks = tuple(
        Block(BlockKind(kind), start, end, sections[section], list_id, number, page)
        for kind, start, end, section, list_id, number, page in fields["blocks"]
    )
    return Document(fields["path"], fields["title"], fields["text"], blocks, fields["content_hash"])
