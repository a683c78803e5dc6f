"""Reads mails: headers, body, quoted replies, attachments."""

from corpus.readers.eml.reading import READER

__all__ = ["READER"]
