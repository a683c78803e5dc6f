"""Reads files into documents with exact offsets and cuts them into passages."""

from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage

__all__ = ["Block", "BlockKind", "Document", "Passage"]
