"""Read a web page: its content with headings, lists, tables and code, without its furniture."""

import codecs
import re
from typing import TYPE_CHECKING

from corpus.cleaning import clean, count_invisible
from corpus.document import BlockKind
from corpus.readers.decode import decode
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.main_content import drop_furniture
from corpus.readers.markup import MarkupWalker
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import choose_title
from corpus.readers.trees import parse_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_LOOKED_FOR_CHARSET = 4096
_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "pubdate",
    "article:modified_time",
)


def read_html(text: str, *, name: str) -> Draft:
    """Return the draft of a web page.

    Args:
        text: The decoded file, invisible characters included.
        name: Title where the page has none.
    """
    root = parse_html(text)
    own, date = _title(root), _date(root)
    builder = DraftBuilder(invisible=count_invisible(text))
    if date:
        builder.add(BlockKind.BYLINE, f"Published: {date}")
    dropped = drop_furniture(root)
    if dropped:
        builder.notes.append(f"left out as menu, footer or other furniture: {dropped} word{'s' * (dropped > 1)}")
    MarkupWalker(root, builder, titled=_count_titles(root) == 1).add(root)
    return builder.draft(choose_title(builder, own=own, name=name))


def decode_html(data: bytes) -> str:
    """Return the text of an HTML file: in the encoding that it names, unless its bytes are UTF-8 or UTF-16.

    Raises:
        ReadError: As `decode`.
    """
    named = _CHARSET.search(data, 0, _LOOKED_FOR_CHARSET)
    if named and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not _is_utf8(data):
        try:
            return data.decode(_web_name(named[1].decode("ascii")))
        except (LookupError, ValueError):  # an encoding that nobody knows, or one that it is not in
            pass
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes beyond ASCII are UTF-8, which other encodings hardly ever look like."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _web_name(charset: str) -> str:
    """Return what a browser understands by a charset's name: Latin-1 and ASCII mean Windows-1252."""
    return "cp1252" if charset.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else charset


def _title(root: "HtmlElement") -> str | None:
    found = root.find(".//title")
    return None if found is None else found.text


def _count_titles(root: "HtmlElement") -> int:
    return sum(1 for heading in root.iter("h1") if heading.text_content().strip())


def _date(root: "HtmlElement") -> str | None:
    """Return the day of publication as the page's metadata give it (2021-05-26)."""
    named = {(m.get("property") or m.get("name") or m.get("itemprop") or "").lower(): m for m in root.iter("meta")}
    dates = [clean(named[name].get("content") or "").strip()[:10] for name in _DATES if name in named]
    return next((date for date in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)), None)


def _read(source: Source) -> Draft:
    return read_html(decode_html(source.data), name=source.name)


READER = reader_of_one(
    (".html", ".htm", ".xhtml"),
    _read,
    keeps="title, headings, list items with their numbers, tables, code, date; menus and footers left out",
    library="lxml, resiliparse",
)
