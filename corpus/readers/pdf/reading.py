"""Read a PDF: its pages' text in reading order, with headings, lists and tables."""

from collections.abc import Sequence
from typing import Any

from corpus import limits
from corpus.errors import ReadError
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.pdf.blocks import add_rows, find_fonts
from corpus.readers.pdf.columns import reading_order
from corpus.readers.pdf.furniture import find_furniture
from corpus.readers.pdf.rows import Row, find_cells, make_rows
from corpus.readers.pdf.tables import join_labels
from corpus.readers.pdf.words import find_words
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import choose_title

_GARBLED_SHARE = 0.2


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
        pages, broken = _pages(document)
    finally:
        document.close()
    return _draft(pages, broken, own=own, name=source.name)


def _draft(pages: Sequence[Sequence[Row]], broken: list[int], *, own: str, name: str) -> Draft:
    builder = DraftBuilder()
    fonts = find_fonts(pages)
    for number, (rows, furniture) in enumerate(zip(pages, find_furniture(pages), strict=True), 1):
        builder.page = number
        add_rows(rows, builder, fonts=fonts, furniture=furniture)
    builder.notes += _page_notes(pages, broken)
    return builder.draft(choose_title(builder, own=own, name=name))


def _pages(document: Any) -> tuple[list[list[Row]], list[int]]:
    """Return the rows of each page, and the numbers of the pages that cannot be opened."""
    import pypdfium2

    pages: list[list[Row]] = []
    broken: list[int] = []
    characters = 0
    for at in range(len(document)):
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            broken.append(at + 1)
            pages.append([])
            continue
        words = find_words(page)
        page.close()
        characters += sum(len(word.text) + 1 for word in words)
        limits.refuse_over(characters, limits.TEXT_CHARACTERS, "characters")
        groups = reading_order(find_cells(words))
        pages.append([join_labels(row) for group in groups for row in make_rows(group)])
    return pages, broken


def _page_notes(pages: Sequence[Sequence[Row]], broken: Sequence[int]) -> list[str]:
    empty = [at for at, rows in enumerate(pages, 1) if not rows and at not in broken]
    garbled = [at for at, rows in enumerate(pages, 1) if _is_garbled(" ".join(row.text for row in rows))]
    found = (
        (empty, "no text (scanned?)"),
        (garbled, "fonts that map to no characters"),
        (broken, "damage: not read"),
    )
    return [f"page{'s' * (len(at) > 1)} {ranges(at)}: {what}" for at, what in found if at]


def ranges(numbers: Sequence[int]) -> str:
    """Return rising numbers with runs shortened: "3, 5–9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _is_garbled(text: str) -> bool:
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    return strange > _GARBLED_SHARE * max(1, len(text))


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
