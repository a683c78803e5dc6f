"""Small real files of each format, made when a test runs."""

import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

from tests.samples.pdf import Line, make_pdf, paragraphs


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
