"""A whole document as HTML, a window of it at a time. Every text of it is escaped."""

import base64
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from assistant.doors.page.catalogue import CataloguedDocument
from assistant.doors.page.markup import attribute, marked
from assistant.doors.page.words import Words
from corpus.document import Block, BlockKind, Document
from corpus.readers.pdf.picture import PagePicture
from corpus.readers.pdf.places import PageText
from corpus.sentences import Span

_AROUND = 8_000
"""Characters shown before and after what is marked, and added by "more": a long book does not freeze the browser."""
_CLASSES = {
    BlockKind.TITLE: "heading",
    BlockKind.HEADING: "heading",
    BlockKind.BOILERPLATE: "aside",
    BlockKind.BYLINE: "aside",
    BlockKind.CODE: "code",
    BlockKind.LIST_ITEM: "item",
    BlockKind.TABLE_ROW: "item",
}


def document_html(indexed: CataloguedDocument, marks: Sequence[Span], words: Words) -> str:
    """Return what the dialog shows: title, place, picture of the page, the text around the marks, the download."""
    document = indexed.document
    first, last = (marks[0][0], marks[-1][1]) if marks else (0, 0)
    last = min(last, first + _AROUND)  # marks may lie far apart
    note = "" if indexed.is_quoted else f"<p class='changed'>{escape(words.document_changed)}</p>"
    file = urlencode({"path": document.path, "hash": document.content_hash})
    return (
        f"<header><div><h2 id='document-title'>{escape(document.title)}</h2>"
        f"<p class='place'>{escape(document.path)}</p></div>"
        f"<a class='download' href='/source/file?{attribute(file)}' download>{escape(words.download)}</a>"
        f"<button type='button' class='close'>{escape(words.close)}</button></header>"
        f"<div class='body' tabindex='0'>{note}{_page_link(indexed, marks, words)}"
        f"{window_html(document, first - _AROUND, last + _AROUND, marks, words)}</div>"
    )


def window_html(document: Document, start: int, end: int, marks: Sequence[Span], words: Words) -> str:
    """Return the blocks of `[start, end)`, with buttons for what stands above and below.

    Args:
        document: The document.
        start: Offset of the first character; moved back to its block's start where that is near.
        end: Offset one past the last; moved on likewise.
        marks: To be marked.
        words: Of the page.
    """
    start, end = _widened(document, max(0, start), min(end, len(document.text)))
    blocks = "".join(_block_html(document, block, start, end, marks) for block in document.blocks_between(start, end))
    above = _more("above", start - _AROUND, start, words.more_above) if document.text[:start].strip() else ""
    below = _more("below", end, end + _AROUND, words.more_below) if document.text[end:].strip() else ""
    return f"{above}{blocks}{below}"


def picture_html(picture: PagePicture, number: int, words: Words) -> str:
    """Return a page's picture with the boxes of the quoted words painted over it."""
    boxes = "".join(
        f"<span class='box' style='left:{100 * box.left:.2f}%;top:{100 * box.top:.2f}%;"
        f"width:{100 * (box.right - box.left):.2f}%;height:{100 * (box.bottom - box.top):.2f}%'></span>"
        for box in picture.boxes
    )
    data = base64.b64encode(picture.png).decode("ascii")
    label = attribute(words.page_picture.format(number))
    unmarked = words.page_partly_marked if picture.unplaced and boxes else "" if boxes else words.page_unmarked
    note = f"<figcaption>{escape(unmarked)}</figcaption>" if unmarked else ""
    size = f"width='{picture.width}' height='{picture.height}'"
    return f"<figure class='page'><img alt='{label}' {size} src='data:image/png;base64,{data}'>{boxes}{note}</figure>"


def page_of(document: Document, marks: Sequence[Span]) -> int | None:
    """Return the page of the first mark, 1-based; None without marks or pages."""
    block = document.block_at(marks[0][0]) if marks else None
    return block.page if block else None


def quotes_on(document: Document, marks: Sequence[Span], page: int) -> PageText:
    """Return the text of a page, and where in it the marks stand, a slice of each block that they touch."""
    blocks = [block for block in document.blocks if block.page == page]
    begin = blocks[0].start if blocks else 0
    inside = (
        (max(start, block.start) - begin, min(end, block.end) - begin)
        for start, end in marks
        for block in document.blocks_between(start, end)
        if block.page == page
    )
    return PageText(document.text[begin : blocks[-1].end if blocks else 0], tuple(dict.fromkeys(inside)))


def _page_link(indexed: CataloguedDocument, marks: Sequence[Span], words: Words) -> str:
    """Return where the page's script puts the picture; it asks for it once the text is shown."""
    page = page_of(indexed.document, marks)
    if not indexed.is_pdf or page is None:
        return ""
    return f"<div class='picture' aria-busy='true' data-page='{page}'>{escape(words.loading)}</div>"


def _widened(document: Document, start: int, end: int) -> Span:
    first, last = document.block_at(start), document.block_at(max(start, end - 1))
    if first and first.start < start < first.end and start - first.start < _AROUND:
        start = first.start
    if last and last.start < end < last.end and last.end - end < _AROUND:
        end = last.end
    return start, end


def _block_html(document: Document, block: Block, start: int, end: int, marks: Sequence[Span]) -> str:
    first = max(block.start, start)
    body = marked(document.text[first : min(block.end, end)], first, marks)
    return f"<p class='{_CLASSES.get(block.kind, 'plain')}'>{body}</p>"


def _more(where: str, start: int, end: int, label: str) -> str:
    data = f"data-from='{max(0, start)}' data-to='{end}'"
    return f"<button type='button' class='more {where}' {data}>{escape(label)}</button>"
