"""Which models the settings name, where each runs, and what it is told."""

from dataclasses import dataclass

from assistant.settings import Settings

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
    here = "this process"
    encoder = settings.encoder
    return [
        ConfiguredModel("encoder", encoder.model, f"{here} ({encoder.runtime})", _NOTHING),
        ConfiguredModel("reader and check", "span reader", f"{here} (onnx)", _NOTHING),
        _generator(settings),
    ]


def _generator(settings: Settings) -> ConfiguredModel:
    chosen = settings.generator
    if chosen.name == "openai":
        return ConfiguredModel("generator", f"openai:{chosen.model}", chosen.url, f"to this address: {_TOLD}")
    name = "extractive" if chosen.name == "extractive" else f"transformers:{chosen.model}"
    return ConfiguredModel("generator", name, "this process", _NOTHING)
