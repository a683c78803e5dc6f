"""Documents made of a text alone."""

from collections.abc import Callable

import pytest

from corpus.document import Document
from corpus.readers.text import read_text

ReadText = Callable[[str], Document]


@pytest.fixture
def as_document() -> ReadText:
    """Read a plain text as the file `a.txt`."""
    return lambda text: read_text(text, name="a").as_document("a.txt")
