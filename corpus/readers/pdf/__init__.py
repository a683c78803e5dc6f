"""Reads PDFs: words, rows and columns by their place on the page."""

from corpus.readers.pdf.reading import READER

__all__ = ["READER"]
