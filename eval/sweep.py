"""Try every combination of some settings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from pydantic import ValidationError

from assistant.settings import Settings, setting_rows
from corpus.errors import SettingsError


def combinations(settings: Settings, axes: Sequence[str]) -> Iterator[tuple[dict[str, str], Settings]]:
    """Yield every combination of the values of some settings, as what was set and as whole settings.

    Args:
        settings: What the others are.
        axes: Each as `retrieval.k=5,10`; the group may be left out where the name is the only one of its kind.

    Raises:
        SettingsError: An axis is malformed, its setting unknown, or a value is not one of it.
    """
    parsed = dict(_axis(axis) for axis in axes)
    for values in product(*parsed.values()):
        chosen = dict(zip(parsed, values, strict=True))
        yield chosen, override(settings, chosen)


def override(settings: Settings, chosen: Mapping[str, str]) -> Settings:
    """Return settings with some values set, above file and environment.

    Raises:
        SettingsError: A value is not one of its setting.
    """
    for key, text in chosen.items():
        group, name = key.split(".")
        before = getattr(settings, group)
        value = None if text == _default(key) == "fitted" else text
        try:
            after = type(before).model_validate({**before.model_dump(), name: value})
        except ValidationError as error:
            raise SettingsError(f"setting {key} = {text!r}: {error.errors()[0]['msg']}") from error
        settings = settings.model_copy(update={group: after})
    return settings


def _axis(text: str) -> tuple[str, list[str]]:
    name, equals, values = text.partition("=")
    listed = [value.strip() for value in values.split(",") if value.strip()]
    if not equals or not listed:
        raise SettingsError(f"{text!r} is no sweep; write a setting and its values, such as retrieval.k=5,10")
    known = [key for key, _, _ in setting_rows()]
    found = [key for key in known if name.strip() in (key, key.partition(".")[2])]
    if len(found) != 1:
        raise SettingsError(f"unknown setting {name.strip()!r}; settings: {', '.join(found or known)}")
    return found[0], listed


def _default(key: str) -> str:
    return next(default for each, default, _ in setting_rows() if each == key)
