"""Reads each file in a child process that can be killed, so that no file can hurt the run."""

from corpus.sandbox.limits import Limits
from corpus.sandbox.pool import ReaderPool

__all__ = ["Limits", "ReaderPool"]
