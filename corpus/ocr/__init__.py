"""Reads the text of a picture; the engine is an optional extra."""

from corpus.ocr.engine import Image, OcrEngine, OcrLine

__all__ = ["Image", "OcrEngine", "OcrLine"]
