"""What an engine for OCR is: it finds the lines of text on a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Image = Any
"""A numpy array, (height, width, 3) uint8, blue first. Named no further: numpy is loaded only where a page is read."""


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Words that stand on one line of a picture, and their box, in pixels from its upper left corner.

    Attributes:
        text: As it reads.
        left: Left edge.
        top: Upper edge.
        right: Right edge.
        bottom: Lower edge.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of the box."""
        return self.bottom - self.top


class OcrEngine(Protocol):
    """Finds text on pictures."""

    def read(self, image: Image) -> Sequence[OcrLine]:
        """Return the lines of text on a picture, in any order; none where there is no text."""
        ...
