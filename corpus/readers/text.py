"""Read plain text; the extracted text is the file's own, so offsets hold in the file too."""

from corpus.document import BlockKind
from corpus.readers.draft import Draft
from corpus.structure import find_blocks

SUFFIXES = (".txt", ".text", ".log")


def read_text(text: str, *, name: str) -> Draft:
    """Return the draft of a plain text.

    Args:
        text: The decoded file.
        name: Title where the text has none of its own.
    """
    blocks = find_blocks(text)
    title = next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), name)
    return Draft(" ".join(title.split()), text, tuple(blocks))
