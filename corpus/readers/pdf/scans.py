"""Read a PDF page that has no text from its picture."""

import math
import re
from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import Any

from corpus import limits
from corpus.ocr import OcrEngine, OcrLine
from corpus.readers.pdf.words import Word

_SCALE = 200 / 72
"""Pixels a point: 200 dots an inch, at which small print can still be read."""
_LEAST_SIDE = 30
"""Pixels: what is narrower is a rule or a dot, no page."""
_LARGE = 1.5
"""A line is taken to be set in larger letters from so many times the usual height on: boxes are no exact measure."""
_USUAL_SIZE = 11.0


def read_scan(page: Any, engine: OcrEngine, *, body: float) -> list[Word]:
    """Return the words that an engine finds on a pypdfium2 page.

    Args:
        page: The page.
        engine: Reads its picture.
        body: Size of the letters of the document's other pages, 0.0 where there are none.
    """
    width, height = page.get_size()
    scale = min(_SCALE, math.sqrt(limits.OCR_PIXELS / max(1.0, width * height)))
    if min(width, height) * scale < _LEAST_SIDE:
        return []
    return place_words(engine.read(page.render(scale=scale).to_numpy()), body=body or _USUAL_SIZE)


def place_words(lines: Sequence[OcrLine], *, body: float) -> list[Word]:
    """Return the words of lines, in units in which the usual line is as high as the document's letters.

    So lines of a scan compare with those of other pages, whatever it was scanned at: text set like most of the page is
    text, and only what is clearly larger can be a heading.

    Args:
        lines: Of one page, in pixels.
        body: Size of the document's letters, in points.
    """
    if not lines:
        return []
    usual = max(1.0, median_low(line.height for line in lines))
    return [word for line in lines for word in _words(line, usual=usual, body=body)]


def _words(line: OcrLine, *, usual: float, body: float) -> Iterator[Word]:
    """Yield the words of a line, each where it stands if all characters are of one width."""
    unit = body / usual
    size = line.height * unit if line.height >= _LARGE * usual else body
    step = (line.right - line.left) / max(1, len(line.text))
    for found in re.finditer(r"\S+", line.text):
        left, right = line.left + step * found.start(), line.left + step * found.end()
        yield Word(found.group(), left * unit, line.top * unit, right * unit, line.bottom * unit, size, False)
