"""Reads Word files: styles, numbering, tables, footnotes."""

from corpus.readers.docx.reading import READER

__all__ = ["READER"]
