"""Draw a page of a PDF, and find the places of quoted words on it."""

import ctypes
import math
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ReadError
from corpus.readers.pdf.places import PageText, find_places, letters_of
from corpus.sentences import Span

_PIXELS = 1_500_000
"""Of a picture: a page of A4 at 125 dots an inch."""
_LARGEST_SCALE = 4.0
_UNITS = 10_000
"""Parts of a page's width and height in which PDFium tells a place: it gives whole numbers."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a picture, in shares of its width and height from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page with what is quoted of it.

    Attributes:
        png: The picture.
        width: In pixels.
        height: In pixels.
        boxes: Of the quoted words, a line each.
        unplaced: Quotes whose place on the page cannot be told.
    """

    png: bytes
    width: int
    height: int
    boxes: tuple[Box, ...]
    unplaced: int = 0


def draw_page(data: bytes, number: int, text: PageText) -> PagePicture:
    """Return the picture of a page.

    Args:
        data: The PDF.
        number: 1-based page.
        text: What was read on it, and what is quoted of that; white space, hyphens and punctuation need not agree.

    Raises:
        ReadError: It is no PDF, or has no such page.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 0 < number <= len(document):
                raise ReadError(f"there is no page {number}")
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(_LARGEST_SCALE, math.sqrt(_PIXELS / max(1.0, width * height)))
            pixels = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False).to_numpy()
            boxes = _boxes(page, text)
            drawn = tuple(box for each in boxes for box in each)
            return PagePicture(encode_png(pixels), pixels.shape[1], pixels.shape[0], drawn, boxes.count([]))
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"not a PDF, or damaged ({error})") from error


def encode_png(pixels: NDArray[np.uint8]) -> bytes:
    """Return an (h, w, 3) RGB picture as PNG (RFC 2083), its lines unfiltered."""
    height, width, _ = pixels.shape
    lines = np.zeros((height, 1 + 3 * width), np.uint8)  # each line starts with its filter, 0
    lines[:, 1:] = pixels.reshape(height, 3 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _boxes(page: Any, text: PageText) -> list[list[Box]]:
    """Return the boxes of each quote; none where its place cannot be told."""
    text_page = page.get_textpage()
    try:
        letters, places = _letters(text_page)
        return [_marks(page, text_page, spans, places) for spans in find_places(text, letters)]
    finally:
        text_page.close()


def _marks(page: Any, text_page: Any, spans: Sequence[Span], places: Sequence[int]) -> list[Box]:
    """Return the boxes of spans of a page's letters, a line each."""
    drawn = (dict.fromkeys(places[start:end]) for start, end in spans)
    return [line for indexes in drawn for line in _lines(_box(page, text_page, index) for index in indexes)]


def _letters(text_page: Any) -> tuple[str, list[int]]:
    """Return the letters of a page and the character of the page that each is part of."""
    import pypdfium2.raw as pdfium

    letters: list[str] = []
    places: list[int] = []
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        found = letters_of(chr(code)) if code <= sys.maxunicode else ""
        letters.append(found)
        places += [index] * len(found)
    return "".join(letters), places


def _box(page: Any, text_page: Any, index: int) -> Box:
    """Return the box of a character; PDFium knows how the page is turned and cropped."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for at in ((left, top), (right, bottom)):
        pdfium.FPDF_PageToDevice(page, 0, 0, _UNITS, _UNITS, 0, *at, ctypes.byref(x), ctypes.byref(y))
        corners.append((x.value / _UNITS, y.value / _UNITS))
    (a, b), (c, d) = corners
    return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _lines(boxes: Iterator[Box]) -> Iterator[Box]:
    """Yield the boxes of characters joined to one a line."""
    line: Box | None = None
    for box in boxes:
        if line and box.top < line.bottom and line.top < box.bottom and box.left >= line.left:
            line = Box(line.left, min(line.top, box.top), max(line.right, box.right), max(line.bottom, box.bottom))
        else:
            if line:
                yield line
            line = box
    if line:
        yield line


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
