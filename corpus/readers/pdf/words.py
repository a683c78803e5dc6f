"""Find the words of a PDF page and where they stand."""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_BOLD_WEIGHT = 600
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_HYPHENS = "\x02\ufffe\u00ad"
"""What PDFium gives for a hyphen that breaks a word at a line's end."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the page's upper left corner, for someone who reads most of the page.

    Attributes:
        text: Its characters.
        left: Left edge.
        top: Upper edge.
        right: Right edge.
        bottom: Lower edge.
        size: Font size.
        bold: Whether its font is a bold one.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page.

    Attributes:
        words: Those that run as most do, in the order in which the file writes them.
        left_out: How many run another way: stamps at the margin, labels of axes.
    """

    words: tuple[Word, ...]
    left_out: int


@dataclass(slots=True)
class _Run:
    """Characters without white space between them, in the page's own coordinates (upwards)."""

    first: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def find_words(page: Any) -> PageWords:
    """Return the words of a pypdfium2 page; one whose text runs sideways is turned."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        runs = list(_runs(pdfium, text_page))
        turns = [_quarter_turns(pdfium, text_page, run.first) for run in runs]
        most = Counter(turns).most_common(1)[0][0] if turns else 0
        upright = [run for run, turn in zip(runs, turns, strict=True) if turn == most]
        words = tuple(_word(pdfium, text_page, run, most) for run in upright)
        return PageWords(words, len(runs) - len(words))
    finally:
        text_page.close()


def _runs(pdfium: Any, text_page: Any) -> Iterator[_Run]:
    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    run: _Run | None = None
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        char = _character(code)
        if not char:
            if run:
                yield run
            run = None
        elif pdfium.FPDFText_GetLooseCharBox(text_page, index, pointer):
            if run and _continues(run, box):
                run.text += char
                run.left, run.right = min(run.left, box.left), max(run.right, box.right)
                run.bottom, run.top = min(run.bottom, box.bottom), max(run.top, box.top)
            else:
                if run:
                    yield run
                run = _Run(index, char, box.left, box.bottom, box.right, box.top)
    if run:
        yield run


def _character(code: int) -> str:
    """Return a character of a word, empty for what parts words."""
    char = chr(code) if code <= 0x10FFFF else "\ufffd"
    if char in _HYPHENS:
        return "-"
    if unicodedata.category(char) in ("Cs", "Cn"):
        return "\ufffd"
    return "" if char.isspace() or code == 0 else char


def _continues(run: _Run, box: Any) -> bool:
    """Tell whether a character stands beside a run: files may write two far words without a space between.

    Beside is also below, for text that runs sideways.
    """
    near = max(box.right - box.left, box.top - box.bottom, 1.0)
    across = max(box.left - run.right, run.left - box.right)
    along = max(box.bottom - run.top, run.bottom - box.top)
    return bool((across < near and along < 0) or (along < near and across < 0))


def _quarter_turns(pdfium: Any, text_page: Any, index: int) -> int:
    return round(float(pdfium.FPDFText_GetCharAngle(text_page, index)) / (math.pi / 2)) % 4


def _word(pdfium: Any, text_page: Any, run: _Run, turns: int) -> Word:
    left, top, right, bottom = _turned(run, turns)
    text = (
        unicodedata.normalize("NFKC", run.text) if any("\ufb00" <= char <= "\ufb06" for char in run.text) else run.text
    )
    size = _size(pdfium, text_page, run.first) or bottom - top
    return Word(text, left, top, right, bottom, size, _is_bold(pdfium, text_page, run.first))


def _turned(run: _Run, turns: int) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom, downwards, as seen when the text stands upright.

    The angle is the one by which PDFium says the characters are turned, counted clockwise on the page.
    """
    if turns == 1:
        return -run.top, -run.right, -run.bottom, -run.left
    if turns == 2:
        return -run.right, run.bottom, -run.left, run.top
    if turns == 3:
        return run.bottom, run.left, run.top, run.right
    return run.left, -run.top, run.right, -run.bottom


def _size(pdfium: Any, text_page: Any, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(text_page, index)) * math.hypot(matrix.c, matrix.d)


def _is_bold(pdfium: Any, text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), None)
    return _BOLD_NAME.search(name.value.decode("utf-8", "replace")) is not None
