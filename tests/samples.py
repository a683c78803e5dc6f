"""Small real files of each format, made when a test runs."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from corpus.document import Block, Document, content_hash
from corpus.readers.content import FileContent
from corpus.readers.reader import Source
from corpus.readers.registry import read_source


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a PDF page; `x` and `y` are points from the lower left corner of a page of 612 × 792."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 11
    bold: bool = False


def make_pdf(pages: Sequence[Sequence[Line]], *, title: str = "") -> bytes:
    """Return a PDF with the standard fonts: objects 1–5 are catalog, pages, two fonts and information."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    bodies += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    bodies += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"]
    bodies += [b"<</Title(%s)>>" % title.encode("cp1252")]
    kids = []
    for lines in pages:
        drawn = b"\n".join(map(_drawn, lines))
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        resources = b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s/Contents %d 0 R>>" % (resources, len(bodies))
        bodies.append(page)
        kids.append(b"%d 0 R" % len(bodies))
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _pdf_file(bodies)


def _drawn(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if line.bold else b"F1"
    return b"BT /%s %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET" % (font, line.size, line.x, line.y, text)


def _pdf_file(bodies: Sequence[bytes]) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, rows)
    tail = b"trailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(file))
    return file + table + tail


def paragraphs(*texts: str, size: float = 11, top: float = 700) -> list[Line]:
    """Return lines under each other at the usual distance."""
    return [Line(text, y=top - at * size * 1.2, size=size) for at, text in enumerate(texts)]


def make_docx(add: Callable[..., object]) -> bytes:
    """Return a Word file to which `add` was given the python-docx document."""
    import docx

    document = docx.Document()
    add(document)
    return _saved(document)


def make_pptx(add: Callable[..., object]) -> bytes:
    """Return a presentation to which `add` was given the python-pptx one."""
    import pptx

    presentation = pptx.Presentation()
    add(presentation)
    return _saved(presentation)


def make_xlsx(add: Callable[..., object]) -> bytes:
    """Return a workbook to which `add` was given the openpyxl one."""
    import openpyxl

    book = openpyxl.Workbook()
    add(book)
    return _saved(book)


def _saved(made) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def make_zip(members: dict[str, bytes | str]) -> bytes:
    """Return an archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'


def make_epub(chapters: dict[str, str], *, title: str = "The Book") -> bytes:
    """Return an e-book of chapters by file name, in their order."""
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    spine = "".join(f'<itemref idref="{n}"/>' for n in chapters)
    meta = f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
    package = f"<package>{meta}<manifest>{items}</manifest><spine>{spine}</spine></package>"
    pages = {f"OPS/{name}": f"<html><head><title/></head><body>{body}</body></html>" for name, body in chapters.items()}
    return make_zip({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package, **pages})


def make_mail(text: str, **headers: str) -> EmailMessage:
    """Return a mail with a plain body, to which more can be attached."""
    mail = EmailMessage()
    for name, value in {"From": "Ann <ann@example.org>", "Subject": "The hall", **headers}.items():
        mail[name] = value
    mail.set_content(text)
    return mail


TEXT = "It opened on Monday. Tickets cost five euros."


def _fill_sheet(book) -> None:
    for row in (["Hall", "Opened"], ["Glass hall", TEXT]):
        book.active.append(row)


SAMPLES: dict[str, Callable[[], bytes]] = {
    ".txt": lambda: f"The Hall\n\n{TEXT}".encode(),
    ".md": lambda: f"# The Hall\n\n- {TEXT}\n\n| a | b |\n|---|---|\n| c | d |".encode(),
    ".html": lambda: f"<h1>The Hall</h1><p>{TEXT}<ul><li>a<li>b</ul><table><tr><td>a<td>b</table>".encode(),
    ".pdf": lambda: make_pdf([[Line("The Hall", size=20), *paragraphs(TEXT, top=660)], paragraphs(TEXT)]),
    ".docx": lambda: make_docx(lambda d: (d.add_heading("The Hall", 0), d.add_paragraph(TEXT, style="List Number"))),
    ".pptx": lambda: make_pptx(_fill_slides),
    ".xlsx": lambda: make_xlsx(_fill_sheet),
    ".csv": lambda: f"Hall,Opened\nGlass hall,{TEXT}\n".encode(),
    ".tsv": lambda: f"Hall\tOpened\nGlass hall\t{TEXT}\n".encode(),
    ".json": lambda: json.dumps({"title": "The Hall", "parts": [{"name": "roof", "text": TEXT}]}).encode(),
    ".jsonl": lambda: json.dumps({"id": "d", "title": "The Hall", "text": TEXT}).encode(),
    ".eml": lambda: make_mail(f"{TEXT}\n\n> Really?\n\n-- \nAnn", Date="Wed, 26 May 2021 08:00:00 +0000").as_bytes(),
    ".epub": lambda: make_epub({"one.xhtml": f"<h1>The Hall</h1><p>{TEXT}</p>"}),
    ".zip": lambda: make_zip({"a/hall.txt": TEXT, "b.md": f"# The Hall\n\n{TEXT}"}),
}
"""One valid file a format, by one of its suffixes."""


def _fill_slides(presentation) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "The Hall", TEXT


def read(data: bytes | str, suffix: str) -> FileContent:
    """Return what reading a file of this content, named "name", gives."""
    return read_source(Source(f"name{suffix}", data.encode() if isinstance(data, str) else data))


def only(content: FileContent) -> Document:
    """Return the one document of a file."""
    (document,) = content.documents
    return document


def parts(document: Document) -> list[tuple[str, str]]:
    """Return kind and text of each block."""
    return [(block.kind.value, document.slice(block)) for block in document.blocks]


def block(document: Document, text: str) -> Block:
    """Return the first block that starts with a text."""
    return next(block for block in document.blocks if document.slice(block).startswith(text))


def check(document: Document) -> None:
    """Assert what every reader promises: its blocks are slices in order, and the hash pins them."""
    ends = [0]
    for block in document.blocks:
        assert ends[-1] <= block.start < block.end <= len(document.text)
        assert document.slice(block) == document.slice(block).strip()
        ends.append(block.end)
    assert document.title.strip()
    assert document.content_hash == content_hash(document.title, document.text)
    document.text.encode("utf-8")
