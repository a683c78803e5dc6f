"""Read a `corpus.jsonl`: one document a line, as question sets have them."""

import json
from dataclasses import replace

from corpus import limits
from corpus.cleaning import clean
from corpus.document import BlockKind
from corpus.errors import ReadError
from corpus.readers.decode import decode
from corpus.readers.draft import Draft
from corpus.readers.reader import Parts, Reader, Source
from corpus.readers.text import read_text


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
    path, title, text = _fields(line, number)
    if not path.strip():
        raise ReadError(f"line {number} has an empty 'id'")
    draft = replace(read_text(text, name=title or path), path=path)
    return _titled(draft, title) if title else draft


def _fields(line: str, number: int) -> tuple[str, str, str]:
    """Return id, title and text of a row. Corpora carry their own extras: unknown keys are no fault."""
    try:
        row = json.loads(line)
        path, title, text = row["id"], row.get("title", ""), row["text"]
        "".join((path, title, text)).encode()  # half of a surrogate pair is no character
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ReadError(f"line {number} is not a JSON object with string fields 'id' and 'text'") from None
    return clean(path), clean(title), text  # escapes such as \u202e come to life only now


def _titled(draft: Draft, title: str) -> Draft:
    """Return the draft under the row's own title; what looked like one in its text is content."""
    blocks = (replace(b, kind=BlockKind.PARAGRAPH) if b.kind is BlockKind.TITLE else b for b in draft.blocks)
    return replace(draft, title=title, blocks=tuple(blocks))


READER = Reader((".jsonl",), read_jsonl, "one document a line: `id`, `text`, `title`", "own")
