"""Which models the settings name, where each runs, and what it is told."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.settings import LATE_INTERACTION, NO_RERANKER, Settings

_NOTHING = "nothing"
_TOLD = "the rules, each question, its passages, the last turns"


@dataclass(frozen=True, slots=True)
class ConfiguredModel:
    """A model.

    Attributes:
        part: What it is for.
        name: Its name.
        place: Where it runs.
        leaves: What leaves this machine for it.
    """

    part: str
    name: str
    place: str
    leaves: str


def configured_models(settings: Settings) -> list[ConfiguredModel]:
    """Return the models of the settings; none of them is loaded."""
    here = "in this process"
    encoder = settings.encoder
    return [
        ConfiguredModel("encoder", encoder.model, f"{here} ({encoder.runtime})", _NOTHING),
        *_second_look(settings),
        ConfiguredModel("reader and check", "span reader", f"{here} (onnx)", _NOTHING),
        _generator(settings),
    ]


def _second_look(settings: Settings) -> list[ConfiguredModel]:
    """Return the cross-encoder, if one is set."""
    name = settings.retrieval.reranker
    if name in (NO_RERANKER, LATE_INTERACTION):
        return []
    return [ConfiguredModel("second look", name, "in this process (torch)", _NOTHING)]


def _generator(settings: Settings) -> ConfiguredModel:
    chosen = settings.generator
    if chosen.name == "openai":
        leaves = _NOTHING if _is_here(chosen.url) else _TOLD
        return ConfiguredModel("generator", f"openai:{chosen.model}", f"at {chosen.url}", leaves)
    name = "extractive" if chosen.name == "extractive" else f"transformers:{chosen.model}"
    return ConfiguredModel("generator", name, "in this process", _NOTHING)


def _is_here(url: str) -> bool:
    """Tell whether an address is of this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
