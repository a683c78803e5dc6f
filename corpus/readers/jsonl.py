"""Read a `corpus.jsonl`: one document a line, as question sets have them."""

import json
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus import limits
from corpus.cleaning import clean
from corpus.document import BlockKind
from corpus.errors import ReadError
from corpus.readers.decode import decode
from corpus.readers.draft import Draft
from corpus.readers.reader import Parts, Reader, Source
from corpus.readers.text import read_text


class _Row(BaseModel):
    """One line: unknown keys are kept out of the document, not refused, since corpora carry their own extras."""

    model_config = ConfigDict(extra="ignore")
    id: str
    text: str
    title: str = ""


def read_jsonl(source: Source) -> Parts:
    """Return one document a line; its path is the row's id.

    Raises:
        ReadError: A line is not a JSON object with string fields `id` and `text`; names the line. Or there are too
            many lines.
    """
    lines = clean(decode(source.data)).split("\n")
    limits.refuse_over(len(lines) - 1, limits.DOCUMENTS, "documents")
    return Parts(tuple(_draft(line, number) for number, line in enumerate(lines, 1) if line.strip()))


def _draft(line: str, number: int) -> Draft:
    try:
        row = _Row.model_validate_json(line)
    except (ValidationError, json.JSONDecodeError) as error:
        raise ReadError(f"line {number} is not a JSON object with string fields 'id' and 'text'") from error
    path, title = clean(row.id), clean(row.title)  # escapes such as \u202e come to life only now
    if not path.strip():
        raise ReadError(f"line {number} has an empty 'id'")
    draft = replace(read_text(row.text, name=title or path), path=path)
    return _titled(draft, title) if title else draft


def _titled(draft: Draft, title: str) -> Draft:
    """Return the draft under the row's own title; what looked like one in its text is content."""
    blocks = (replace(b, kind=BlockKind.PARAGRAPH) if b.kind is BlockKind.TITLE else b for b in draft.blocks)
    return replace(draft, title=title, blocks=tuple(blocks))


READER = Reader((".jsonl",), read_jsonl, "one document a line: `id`, `text`, `title`", "pydantic")
