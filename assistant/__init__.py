"""Answers questions from documents: retrieve, answer, check every sentence against what it cites."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation
    from assistant.ask import Assistant
    from assistant.events import Generator, Turn

__all__ = ["Answer", "Assistant", "Citation", "Generator", "Turn"]

_HOMES = {
    "Answer": "assistant.answer",
    "Assistant": "assistant.ask",
    "Citation": "assistant.answer",
    "Generator": "assistant.events",
    "Turn": "assistant.events",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: `assistant --help` needs none of them."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
