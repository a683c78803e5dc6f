"""The places to be marked in a document, as they are written in an address."""

import re
from collections.abc import Iterable

from corpus.sentences import Span

_MOST = 200
_MARKS = re.compile(r"\d{1,9}-\d{1,9}(?:\.\d{1,9}-\d{1,9})*")


def write_marks(spans: Iterable[Span]) -> str:
    """Return spans as text, such as "10-20.35-40"; at most 200."""
    return ".".join(f"{start}-{end}" for start, end in list(spans)[:_MOST])


def read_marks(text: str, *, length: int) -> list[Span]:
    """Return the spans that a text names, in order, cut to a document's length; none where it is no such text."""
    if not _MARKS.fullmatch(text):
        return []
    pairs = (part.split("-") for part in text.split(".")[:_MOST])
    spans = ((int(start), min(int(end), length)) for start, end in pairs)
    return sorted(span for span in spans if span[0] < span[1])
