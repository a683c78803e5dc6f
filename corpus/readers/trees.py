"""Parse HTML and XML that nobody vouches for."""

from typing import TYPE_CHECKING, Any

from corpus import limits
from corpus.cleaning import clean
from corpus.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def parse_html(text: str) -> "HtmlElement":
    """Return the root element of decoded HTML; nothing outside the text is read.

    Raises:
        ReadError: There is no element in it, or its elements are nested over the limit.
    """
    from lxml import etree, html

    # lxml gets bytes, since it refuses text that names an encoding in an XML declaration
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(clean(text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ReadError(f"not HTML ({error})") from error
    check_depth(root)
    return root


def parse_xml(data: bytes | str) -> Any:
    """Return the root of XML; no entity is expanded and nothing outside the text is read.

    Raises:
        ReadError: It is no XML, or nested over the limit.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True, remove_comments=True
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise ReadError("holds XML that cannot be read")
    check_depth(root)
    return root


def check_depth(root: "HtmlElement") -> None:
    """Refuse a tree that is nested over the limit: walking it would overflow the stack.

    Raises:
        ReadError: It is.
    """
    level, depth = [root], 0
    while level:
        depth += 1
        limits.refuse_over(depth, limits.NESTING, "elements inside each other")
        level = [child for element in level for child in element]
