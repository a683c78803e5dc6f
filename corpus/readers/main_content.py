"""Tell a web page's content from its furniture: menus, footers, cookie bars, related links."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST_MARK, _LAST_MARK = 0xF0000, 0x10FFFD
_LEAST_SHARE = 0.25
"""Where the extractor keeps a smaller share of the words, it has not understood the page."""


def drop_furniture(root: "HtmlElement") -> int:
    """Empty the pieces of text that are not the page's content; return how many words that were.

    The extractor gives text without places. So each piece of text gets a mark of its own, a character that no page
    uses, and the pieces whose mark comes back are content: headings, lists and tables around them stay as they are.
    Where it keeps too little of a page, or the page has more pieces than there are marks, nothing is dropped.
    """
    from lxml import etree
    from resiliparse.extract.html2text import extract_plain_text

    pieces = list(_pieces(root))
    if not pieces or len(pieces) > _LAST_MARK - _FIRST_MARK:
        return 0
    for mark, (element, name, text) in enumerate(pieces, _FIRST_MARK):
        setattr(element, name, chr(mark) + text)
    marked = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    kept = set(extract_plain_text(marked, main_content=True, preserve_formatting=False, post_meta=True))
    words = [len(text.split()) for _, _, text in pieces]
    content = [chr(mark) in kept for mark in range(_FIRST_MARK, _FIRST_MARK + len(pieces))]
    kept_words = sum(count for count, stays in zip(words, content, strict=True) if stays)
    understood = kept_words >= _LEAST_SHARE * sum(words)
    for (element, name, text), stays in zip(pieces, content, strict=True):
        setattr(element, name, text if stays or not understood else " ")
    return sum(words) - kept_words if understood else 0


def _pieces(root: "HtmlElement") -> Iterator[tuple["HtmlElement", str, str]]:
    """Yield each stretch of text that is not blank: its element, the attribute that holds it, and the text."""
    from corpus.readers.markup import SKIPPED

    hidden = {inside for element in root.iter(*SKIPPED) for inside in element.iter()}
    for element in root.iter():
        for name, text in (("text", element.text), ("tail", element.tail)):
            if text and text.strip() and (name == "tail" or element not in hidden) and element is not root:
                yield element, name, _unmarked(text)


def _unmarked(text: str) -> str:
    return "".join(char for char in text if ord(char) < _FIRST_MARK)
