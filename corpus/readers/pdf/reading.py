"""Read a PDF: its pages' text in reading order, with headings, lists and tables."""

from corpus import limits
from corpus.errors import ReadError
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.pdf.blocks import add_rows, find_fonts
from corpus.readers.pdf.furniture import find_furniture
from corpus.readers.pdf.pages import Pages
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import choose_title


def read_pdf(source: Source) -> Draft:
    """Return the draft of a PDF.

    Raises:
        ReadError: It is no PDF, damaged, encrypted or over a limit.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(_reason(error)) from error
    try:
        limits.refuse_over(len(document), limits.PAGES, "pages")
        own = document.get_metadata_value("Title")
        pages = Pages()
        for at in range(len(document)):
            pages.add(document, at)
        if source.ocr is not None:
            pages.read_scans(document, source.ocr)
    finally:
        document.close()
    return _draft(pages, source, own=own)


def _draft(pages: Pages, source: Source, *, own: str) -> Draft:
    builder = DraftBuilder()
    fonts = find_fonts(pages.rows)
    for number, (rows, furniture) in enumerate(zip(pages.rows, find_furniture(pages.rows), strict=True), 1):
        builder.page = number
        add_rows(rows, builder, fonts=fonts, furniture=furniture)
    builder.notes += pages.notes(ocr=source.ocr is not None)
    return builder.draft(choose_title(builder, own=own, name=source.name))


def _reason(error: Exception) -> str:
    if "password" in str(error).lower():
        return "encrypted; remove its password"
    return f"not a PDF, or damaged ({error})"


READER = reader_of_one(
    (".pdf",),
    read_pdf,
    keeps="pages, headings by their font, list items, tables as rows, columns in reading order; running headers marked",
    library="pypdfium2",
)
