"""Finds the span of a passage that answers a question, and says whether there is one."""

from assistant.extractive.reader.reading import OverlapReader, Reader, Reading, WordReader
from assistant.extractive.reader.span_reader import SpanReader

__all__ = ["OverlapReader", "Reader", "Reading", "SpanReader", "WordReader"]
