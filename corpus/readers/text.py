"""Read plain text; the extracted text is the file's own, so offsets hold in the file too."""

from corpus import limits
from corpus.cleaning import clean, count_invisible, invisible_note
from corpus.document import BlockKind
from corpus.readers.decode import decode
from corpus.readers.draft import Draft
from corpus.readers.reader import Source, reader_of_one
from corpus.structure import find_blocks


def read_text(text: str, *, name: str) -> Draft:
    """Return the draft of a plain text.

    Args:
        text: The decoded file, invisible characters included.
        name: Title where the text has none of its own.
    """
    shown = clean(text)
    blocks = find_blocks(shown)
    title = next((shown[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), name)
    return Draft(" ".join(title.split()), shown, tuple(blocks), invisible_note(count_invisible(text)))


def _read(source: Source) -> Draft:
    text = decode(source.data)
    limits.refuse_over(len(text), limits.TEXT_CHARACTERS, "characters")
    return read_text(text, name=source.name)


READER = reader_of_one(
    (".txt", ".text", ".log"),
    _read,
    keeps="title, byline, headings, list items, tables between bars or in columns, by their shape; the text as it is",
)
