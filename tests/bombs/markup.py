"""Documents of XML and HTML that nest, expand or reach outside."""

import io
import zipfile

from tests.bombs.archives import LAUGHS, packed

_OUTSIDE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


def _replaced(document: bytes, name: str, *, prolog: str, text: bytes) -> bytes:
    """Return an office file with a part that has a prolog, and `text` where it says "here"."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    body = members[name].partition(b"?>")[2]
    return packed({**members, name: prolog.encode() + body.replace(b"here", text)})


def _word_file() -> bytes:
    from docx import Document

    file = io.BytesIO()
    document = Document()
    document.add_paragraph("It is here.")
    document.save(file)
    return file.getvalue()


def laughs_docx() -> bytes:
    """A billion laughs in a Word file."""
    return _replaced(_word_file(), "word/document.xml", prolog=LAUGHS, text=b"&l9;")


def outside_docx() -> bytes:
    """A Word file that asks for a file of the system."""
    return _replaced(_word_file(), "word/document.xml", prolog=_OUTSIDE, text=b"&secret;")


def deep_docx() -> bytes:
    """A Word file with 5,000 tables inside each other."""
    opening, closing = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    inside = b"</w:t></w:r></w:p>" + opening * 5000 + closing * 5000 + b"<w:p><w:r><w:t>"
    return _replaced(_word_file(), "word/document.xml", prolog='<?xml version="1.0"?>', text=inside)


def laughs_pptx() -> bytes:
    """A billion laughs on a slide."""
    from pptx import Presentation

    file = io.BytesIO()
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = "It is here."
    slides.save(file)
    return _replaced(file.getvalue(), "ppt/slides/slide1.xml", prolog=LAUGHS, text=b"&l9;")


def _book(chapter: str) -> bytes:
    return packed(
        {
            "META-INF/container.xml": b'<container><rootfile full-path="b.opf"/></container>',
            "b.opf": b'<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
            b'<spine><itemref idref="c"/></spine></package>',
            "c.xhtml": chapter.encode(),
        }
    )


def outside_epub() -> bytes:
    """An e-book that asks for a file of the system."""
    return _book(f"{_OUTSIDE}<html><body><p>It is &secret; here.</p></body></html>")


def laughs_epub() -> bytes:
    """A billion laughs in an e-book."""
    return _book(f"{LAUGHS}<html><body><p>It is &l9; here.</p></body></html>")


def deep_html() -> bytes:
    """A million elements inside each other."""
    return b"<html><body>" + b"<div>" * 1_000_000 + b"text"


def wide_html() -> bytes:
    """Two million paragraphs of a letter."""
    return b"<html><body>" + b"<p>a" * 2_000_000


def outside_html() -> bytes:
    """A page with a picture that asks for a file of the system, by XML and by its own means."""
    svg = "<svg><image href='file:///etc/passwd'/><text>&secret;</text></svg><iframe src='file:///etc/passwd'></iframe>"
    return f"<?xml version='1.0'?>{_OUTSIDE}<html><body><p>The text is here.</p>{svg}</body></html>".encode()


def tables_html() -> bytes:
    """A table whose cells span a thousand columns and 65,534 rows each."""
    cell = b"<td colspan=1000 rowspan=65534>a"
    return b"<html><body><table>" + (b"<tr>" + cell * 20) * 2000 + b"</table>"
