"""Tell a web page's content from its furniture: menus, footers, cookie bars, related links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.markup import SKIPPED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST_MARK, _LAST_MARK = 0xF0000, 0x10FFFD
_LEAST_SHARE = 0.25
"""Where the extractor keeps a smaller share of the words, it has not understood the page."""
_WHOLE = frozenset(("ul", "ol", "dl", "table", "pre"))
_MENU_SHARE = 0.8
"""A list with more of its letters in links than this is a menu."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text that is not blank: `element.text`, or the `element.tail` behind it."""

    element: "HtmlElement"
    name: str
    text: str

    @property
    def holder(self) -> "HtmlElement":
        """The element that the text lies in."""
        return self.element if self.name == "text" else self.element.getparent()

    def replace(self, text: str) -> None:
        """Put another text into the tree."""
        setattr(self.element, self.name, text)


def drop_furniture(root: "HtmlElement") -> int:
    """Empty the pieces of text that are not the page's content; return how many words that were.

    Where the extractor keeps too little of a page, or the page has more pieces than there are marks, nothing is
    dropped.
    """
    pieces = list(_pieces(root))
    if not pieces or len(pieces) > _LAST_MARK - _FIRST_MARK:
        return 0
    kept = _with_whole_lists(pieces, _extracted(root, pieces))
    words = sum(len(piece.text.split()) for piece in pieces)
    dropped = sum(len(piece.text.split()) for piece, stays in zip(pieces, kept, strict=True) if not stays)
    if words - dropped < _LEAST_SHARE * words:
        return 0
    for piece, stays in zip(pieces, kept, strict=True):
        if not stays:
            piece.replace(" ")
    return dropped


def _extracted(root: "HtmlElement", pieces: Sequence[_Piece]) -> list[bool]:
    """Return for each piece whether the extractor takes it for content.

    The extractor gives text without places. So each piece gets a mark of its own, a character that no page uses, and
    the pieces whose mark comes back are content: headings, lists and tables around them stay as they are.
    """
    from lxml import etree
    from resiliparse.extract.html2text import extract_plain_text

    for mark, piece in enumerate(pieces, _FIRST_MARK):
        piece.replace(chr(mark) + piece.text)
    marked = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    found = set(extract_plain_text(marked, main_content=True, preserve_formatting=False, post_meta=True))
    for piece in pieces:
        piece.replace(piece.text)
    return [chr(mark) in found for mark in range(_FIRST_MARK, _FIRST_MARK + len(pieces))]


def _with_whole_lists(pieces: Sequence[_Piece], kept: Sequence[bool]) -> list[bool]:
    """Return the verdict with lists, tables and code made whole.

    The extractor drops short items and cells. A list stays where any of it stays or something beside it does, unless
    it is all links.
    """
    around = {above for piece, stays in zip(pieces, kept, strict=True) if stays for above in _upwards(piece.holder)}
    wholes = [next((e for e in reversed([*_upwards(piece.holder)]) if e.tag in _WHOLE), None) for piece in pieces]
    saved = {whole for whole in set(wholes) if whole is not None and _belongs(whole, around)}
    return [stays or whole in saved for stays, whole in zip(kept, wholes, strict=True)]


def _belongs(whole: "HtmlElement", around: "set[HtmlElement]") -> bool:
    if whole in around:
        return True
    linked = sum(len(link.text_content()) for link in whole.iter("a"))
    beside = whole.getparent() is not None and any(element in around for element in whole.getparent())
    return beside and linked < _MENU_SHARE * len(whole.text_content())


def _upwards(element: "HtmlElement") -> "Iterator[HtmlElement]":
    yield element
    yield from element.iterancestors()


def _pieces(root: "HtmlElement") -> Iterator[_Piece]:
    hidden = {inside for element in root.iter(*SKIPPED) for inside in element.iter()}
    for element in root.iter():
        for name, text in (("text", element.text), ("tail", element.tail)):
            visible = element not in hidden if name == "text" else element.getparent() not in hidden
            if text and text.strip() and visible and element is not root:
                yield _Piece(element, name, "".join(char for char in text if ord(char) < _FIRST_MARK))
