"""Tell of which files an engine would read more: what is said about a file is kept with it, and says so."""

from collections.abc import Iterable

NO_TEXT = "no text (scanned?)"
"""What is said about pages that have no text and were not read by OCR."""


def awaits_ocr(said: Iterable[str]) -> bool:
    """Tell whether reading a file gave one of these notes or reasons because it was read without OCR."""
    return any(NO_TEXT in text for text in said)
