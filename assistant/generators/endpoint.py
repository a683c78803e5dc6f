"""Where a model server is, and the key that it alone is sent."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import SettingsError

KEY_VARIABLE = "ASSISTANT_API_KEY"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model of a server that speaks OpenAI's protocol.

    Attributes:
        url: Base address, such as `http://127.0.0.1:11434/v1`.
        model: Its name for the model.
        key: Sent to this address and nowhere else; empty without one. Never printed.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """What every request carries."""
        # a compressed reply could unpack to any size
        headers = {"accept": "text/event-stream, application/json", "accept-encoding": "identity"}
        return {**headers, "authorization": f"Bearer {self.key}"} if self.key else headers

    def address(self, path: str) -> str:
        """Return the address of one of its services."""
        return f"{self.url.rstrip('/')}/{path}"

    def without_key(self, text: str) -> str:
        """Return what a server said without the key, which some repeat in their errors."""
        return text.replace(self.key, "…") if self.key else text


def open_endpoint(url: str, model: str, key_file: str) -> Endpoint:
    """Return the endpoint of the settings, with the key of the file or else of `ASSISTANT_API_KEY`.

    Raises:
        SettingsError: The address is no HTTP address, no model is named, or the key cannot be used.
    """
    _refuse_address(url)
    if not model:
        raise SettingsError("setting generator.model is empty; name a model of the server, for example 'qwen3:4b'")
    key = read_key(Path(key_file).expanduser()) if key_file else os.environ.get(KEY_VARIABLE, "")
    return Endpoint(url, model, _checked(key, key_file or KEY_VARIABLE))


def read_key(file: Path) -> str:
    """Return the key in a file that nobody else can read.

    Raises:
        SettingsError: The file cannot be read, or others can read it.
    """
    try:
        with file.open(encoding="utf-8") as opened:
            mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
            if mode & 0o077:
                raise SettingsError(
                    f"key file {str(file)!r} is open to others (mode {mode:04o}); run: chmod 600 {file}"
                )
            return opened.read(10_000)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise SettingsError(f"key file {str(file)!r} cannot be read: {reason}; see generator.key_file") from error


def _checked(key: str, place: str) -> str:
    """Return a key that can stand in a header."""
    stripped = key.strip()
    if not all("!" <= char <= "~" for char in stripped):
        raise SettingsError(f"the key in {place} is not one word of ASCII; put the key alone there")
    return stripped


def _refuse_address(url: str) -> None:
    example = "give for example http://127.0.0.1:11434/v1"
    try:
        parts = urlsplit(url)
        port = parts.port  # read, because a bad one is found only then
    except ValueError as error:
        raise SettingsError(f"setting generator.url: {error}; {example}") from error
    if "@" in parts.netloc:
        raise SettingsError(f"setting generator.url holds a password; put the key into a file or {KEY_VARIABLE}")
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or parts.query or parts.fragment:
        raise SettingsError(f"setting generator.url = {url!r} is no address of a server; {example}")
