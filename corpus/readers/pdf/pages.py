"""Gather what the pages of a PDF hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus import limits
from corpus.ocr import OcrEngine
from corpus.ocr.awaiting import NO_TEXT
from corpus.readers.pdf.blocks import find_fonts
from corpus.readers.pdf.columns import reading_order
from corpus.readers.pdf.rows import Row, find_cells, make_rows
from corpus.readers.pdf.scans import read_scan
from corpus.readers.pdf.tables import join_labels
from corpus.readers.pdf.words import Word, find_words

_GARBLED_SHARE = 0.2


@dataclass(slots=True)
class Pages:
    """What the pages hold, gathered before any is made into blocks: what repeats is known only at the end.

    Attributes:
        rows: Of each page, in reading order.
        broken: Numbers of the pages that cannot be opened.
        turned: Numbers of the pages with words that run another way than the others.
        scanned: Numbers of the pages that were read by OCR.
        blank: Numbers of the pages on which OCR found nothing.
        characters: On all pages so far.
    """

    rows: list[list[Row]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
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
        if found.left_out:
            self.turned.append(at + 1)
        self._fill(at, found.words)

    def read_scans(self, document: Any, engine: OcrEngine) -> None:
        """Read the pages without text from their pictures, as many as a file may have read so."""
        body = find_fonts(self.rows).body
        for number in self._empty()[: limits.OCR_PAGES]:
            page = document[number - 1]
            words = read_scan(page, engine, body=body)
            page.close()
            self._fill(number - 1, words)
            (self.scanned if words else self.blank).append(number)

    def notes(self, *, ocr: bool) -> list[str]:
        """Return what is to be said about the pages.

        Args:
            ocr: Whether pages without text were read by OCR.
        """
        garbled = [at for at, rows in enumerate(self.rows, 1) if is_garbled(" ".join(row.text for row in rows))]
        unread = f"not read: OCR reads {limits.OCR_PAGES} pages of a file" if ocr else f"{NO_TEXT}; set reading.ocr"
        found = (
            (self.scanned, "read by OCR"),
            (self.blank, "no text, nor does OCR find any"),
            (self._empty(), unread),
            (garbled, "fonts that map to no characters"),
            (self.turned, "words that run another way than the others: left out"),
            (self.broken, "damaged: not read"),
        )
        return [f"page{'s' * (len(at) > 1)} {ranges(at)}: {what}" for at, what in found if at]

    def _fill(self, at: int, words: Iterable[Word]) -> None:
        words = list(words)
        self.characters += sum(len(word.text) + 1 for word in words)
        limits.refuse_over(self.characters, limits.TEXT_CHARACTERS, "characters")
        self.rows[at] = [join_labels(row) for group in reading_order(find_cells(words)) for row in make_rows(group)]

    def _empty(self) -> list[int]:
        """Return the numbers of the pages without text that nothing else is said about."""
        told = {*self.broken, *self.blank}
        return [number for number, rows in enumerate(self.rows, 1) if not rows and number not in told]


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
