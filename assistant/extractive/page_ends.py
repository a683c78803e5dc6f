"""Put a sentence together that a page's end cuts in two: no passage reaches over it, but a quote of two slices may."""

from assistant.events import Evidence
from corpus.document import Block, BlockKind, Document
from corpus.sentences import split_sentences

_LEAST_WORDS = 5
"""A shorter stretch at a page's end may be a caption or a label as well."""


def whole_sentence(piece: Evidence) -> tuple[Evidence, ...]:
    """Return a piece with the rest of its sentence, where that stands on the page before or after; else it alone."""
    document = piece.document
    block = document.block_at(piece.start)
    if block is None or block.kind is not BlockKind.PARAGRAPH or block.page is None:
        return (piece,)
    row = document.blocks.index(block)
    slices = [piece]
    before, after = _neighbour(document, row, -1), _neighbour(document, row, 1)
    if before and piece.start == block.start and _goes_on(document, before, block):
        slices.insert(0, Evidence(document, *split_sentences(document.text, before.start, before.end)[-1]))
    if after and piece.end == block.end and _goes_on(document, block, after):
        slices.append(Evidence(document, *split_sentences(document.text, after.start, after.end)[0]))
    return tuple(slices)


def _neighbour(document: Document, row: int, step: int) -> Block | None:
    """Return the next block in a direction that is no running header or footer."""
    row += step
    while 0 <= row < len(document.blocks) and document.blocks[row].kind is BlockKind.BOILERPLATE:
        row += step
    return document.blocks[row] if 0 <= row < len(document.blocks) else None


def _goes_on(document: Document, block: Block, after: Block) -> bool:
    """Tell whether a paragraph breaks off inside a sentence at its page's end, and another goes on with it there.

    That it goes on shows in a small letter or a figure: a name may begin a new sentence as well.
    """
    paragraphs = block.kind is after.kind is BlockKind.PARAGRAPH
    if not paragraphs or block.page is None or after.page != block.page + 1:
        return False
    start, end = split_sentences(document.text, block.start, block.end)[-1]
    last, first = document.text[start:end], document.text[after.start]
    breaks_off = last[-1].isalnum() or last[-1] in ",;"
    return breaks_off and len(last.split()) >= _LEAST_WORDS and (first.islower() or first.isdecimal())
