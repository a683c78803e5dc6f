"""One reader per format, chosen by suffix and content."""

from corpus.readers.content import FileContent
from corpus.readers.registry import SUPPORTED_SUFFIXES, read_file

__all__ = ["SUPPORTED_SUFFIXES", "FileContent", "read_file"]
