"""Read an e-book: its chapters in the order of its spine."""

import html
import posixpath
import re
import zipfile
from typing import Any
from urllib.parse import unquote

from corpus.archive import open_archive, read_member
from corpus.cleaning import clean, count_invisible
from corpus.errors import ReadError
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.html import decode_html
from corpus.readers.markup import MarkupWalker
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import choose_title
from corpus.readers.trees import parse_xml

_CONTAINER = "META-INF/container.xml"
_CHAPTERS = frozenset(("application/xhtml+xml", "text/html"))
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_epub(source: Source) -> Draft:
    """Return the draft of an e-book.

    Raises:
        ReadError: It is none, protected, or over a limit.
    """
    builder = DraftBuilder()
    with open_archive(source.data) as archive:
        if "META-INF/rights.xml" in archive.namelist():
            raise ReadError("encrypted by its publisher (DRM)")
        place = _package_place(archive)
        package = parse_xml(read_member(archive, place))
        for name in _spine(package, posixpath.dirname(place)):
            _add_chapter(archive, name, builder)
    own = package.findtext(".//{http://purl.org/dc/elements/1.1/}title")
    return builder.draft(choose_title(builder, own=own, name=source.name))


def _package_place(archive: zipfile.ZipFile) -> str:
    rootfile = parse_xml(read_member(archive, _CONTAINER)).find(".//{*}rootfile")
    place = None if rootfile is None else rootfile.get("full-path")
    if not place:
        raise ReadError("not an e-book: its container names no package")
    return str(place)


def _spine(package: Any, folder: str) -> list[str]:
    """Return the paths of the chapters in reading order, without the table of contents."""
    chapters = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in package.iterfind(".//{*}manifest/{*}item")
        if item.get("media-type") in _CHAPTERS and "nav" not in (item.get("properties") or "").split()
    }
    order = (item.get("idref") for item in package.iterfind(".//{*}spine/{*}itemref"))
    return [chapters[name] for name in order if name in chapters]


def _add_chapter(archive: zipfile.ZipFile, name: str, builder: DraftBuilder) -> None:
    """Add a chapter; one that cannot be read is a note."""
    try:
        text = decode_html(read_member(archive, name))
        root = parse_xml(_DECLARATION.sub("", _NAMED_ENTITY.sub(lambda match: html.unescape(match[0]), clean(text))))
    except ReadError as error:
        builder.notes.append(f"chapter {name}: {error}")
        return
    builder.invisible += count_invisible(text)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2].lower()
    body = root.find("body")
    builder.outline.leave_sections()
    MarkupWalker(root if body is None else body, builder, titled=False).add(root if body is None else body)


READER = reader_of_one(
    (".epub",),
    read_epub,
    keeps="title, chapters in reading order with their headings, lists, tables",
    library="lxml",
)
