"""RapidOCR as the engine: its models lie in its package, so it needs no network."""

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any

from corpus.errors import SettingsError
from corpus.ocr.engine import Image, OcrLine

_ONE_THREAD = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
"""There is a reading process a core already."""


def require_ocr(*, find: Callable[[str], object] = find_spec) -> None:
    """Tell before a file is read that the engine is missing.

    Args:
        find: Looks for a package, for tests.

    Raises:
        SettingsError: It is not installed.
    """
    if find("rapidocr") is None:
        raise SettingsError(
            'setting reading.ocr = true needs the extra "ocr"; run: pip install -c constraints.txt -e ".[ocr]"'
        )


class RapidOcrEngine:
    """Reads Latin and Chinese letters; the models are loaded with the first picture (1 GiB of address space)."""

    def read(self, image: Image) -> Sequence[OcrLine]:
        """Return the lines of text on a picture."""
        found = self._engine(image)
        if found.boxes is None or found.txts is None:
            return ()
        return tuple(line_of(text, box.tolist()) for text, box in zip(found.txts, found.boxes, strict=True))

    @cached_property
    def _engine(self) -> Any:
        from rapidocr import RapidOCR

        return RapidOCR(params={"Global.log_level": "critical", **_ONE_THREAD})


def line_of(text: str, corners: Sequence[Sequence[float]]) -> OcrLine:
    """Return a line by the corners of its box, clockwise from the upper left one; a slanting one is set straight.

    The box around the corners of a slanting line would overlap its neighbours.
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    middle, half = (y0 + y1 + y2 + y3) / 4, (y2 + y3 - y0 - y1) / 4
    return OcrLine(text, (x0 + x3) / 2, middle - half, (x1 + x2) / 2, middle + half)
