"""The reading process that reads pages without text by OCR, each on the clock of OCR."""

import sys
from collections.abc import Sequence
from functools import partial

from corpus.ocr import Image, OcrEngine, OcrLine
from corpus.ocr.rapid import RapidOcrEngine
from corpus.readers import read_file
from corpus.sandbox.child import serve
from corpus.sandbox.confine import start_clock
from corpus.sandbox.limits import Limits


class TimedEngine:
    """Lets an engine take its own time, and the rest of reading a file no more than without it."""

    def __init__(self, engine: OcrEngine, limits: Limits) -> None:
        """Take the engine and what a file may take."""
        self._engine = engine
        self._limits = limits

    def read(self, image: Image) -> Sequence[OcrLine]:
        """Return the lines of text on a picture."""
        start_clock(self._limits.ocr_seconds)
        lines = self._engine.read(image)
        start_clock(self._limits.seconds)
        return lines


if __name__ == "__main__":
    held = Limits.from_argument(sys.argv[1])
    serve(held, partial(read_file, ocr=TimedEngine(RapidOcrEngine(), held)))
