"""Read a PDF: its pages' text in reading order, with headings, lists and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
        pages = _Pages()
        for at in range(len(document)):
            pages.add(document, at)
    finally:
        document.close()
    return _draft(pages, own=own, name=source.name)


def _draft(pages: "_Pages", *, own: str, name: str) -> Draft:
    builder = DraftBuilder()
    fonts = find_fonts(pages.rows)
    for number, (rows, furniture) in enumerate(zip(pages.rows, find_furniture(pages.rows), strict=True), 1):
        builder.page = number
        add_rows(rows, builder, fonts=fonts, furniture=furniture)
    builder.notes += pages.notes()
    return builder.draft(choose_title(builder, own=own, name=name))


@dataclass(slots=True)
class _Pages:
    """What the pages hold, gathered before any is made into blocks: what repeats is known only at the end.

    Attributes:
        rows: Of each page, in reading order.
        broken: Numbers of the pages that cannot be opened.
        turned: Numbers of the pages with words that run another way than the others.
        characters: On all pages so far.
    """

    rows: list[list[Row]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)
    characters: int = 0

    def add(self, document: Any, at: int) -> None:
        """Add a page by its place, 0 first."""
        import pypdfium2

        self.rows.append([])
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            self.broken.append(at + 1)
            return
        found = find_words(page)
        page.close()
        self.characters += sum(len(word.text) + 1 for word in found.words)
        limits.refuse_over(self.characters, limits.TEXT_CHARACTERS, "characters")
        if found.left_out:
            self.turned.append(at + 1)
        groups = reading_order(find_cells(found.words))
        self.rows[-1] = [join_labels(row) for group in groups for row in make_rows(group)]

    def notes(self) -> list[str]:
        """Return what is to be said about the pages."""
        empty = [at for at, rows in enumerate(self.rows, 1) if not rows and at not in self.broken]
        garbled = [at for at, rows in enumerate(self.rows, 1) if is_garbled(" ".join(row.text for row in rows))]
        found = (
            (empty, "no text (scanned?)"),
            (garbled, "fonts that map to no characters"),
            (self.turned, "words that run another way than the others: left out"),
            (self.broken, "damaged: not read"),
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


def is_garbled(text: str) -> bool:
    """Tell whether a page's letters are no characters: its fonts do not say which they are."""
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
