"""Reads Excel workbooks: sheets, rows, values as they are shown."""

from corpus.readers.xlsx.reading import READER

__all__ = ["READER"]
