"""Answers questions from documents: retrieve, answer, check every sentence against what it cites."""

from assistant.answer import Answer, Citation
from assistant.ask import Assistant
from assistant.events import Generator, Turn

__all__ = ["Answer", "Assistant", "Citation", "Generator", "Turn"]
