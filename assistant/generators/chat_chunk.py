"""The replies of a server that speaks OpenAI's protocol, streamed or whole."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from corpus.errors import GeneratorError

_DATA = b"data:"
_DONE = b"[DONE]"


class Said(BaseModel):
    """What a message holds; other fields, such as reasoning and calls of tools, are passed over."""

    content: str | None = None


class Choice(BaseModel):
    """A reply, or the next piece of one."""

    delta: Said | None = None
    message: Said | None = None
    finish_reason: str | None = None

    @property
    def text(self) -> str:
        """Its text, empty without any."""
        said = self.delta or self.message
        return (said.content if said else None) or ""


class Chunk(BaseModel):
    """One event of a streamed reply, or a whole one."""

    choices: list[Choice] = []
    error: Any = None


def read_chunk(data: bytes) -> Chunk:
    """Return what an event says.

    Raises:
        GeneratorError: It is not JSON of this shape, or reports an error.
    """
    try:
        chunk = Chunk.model_validate_json(data)
    except ValidationError as error:
        raise GeneratorError("it answered with something that is not a chat reply in JSON") from error
    if chunk.error:
        raise GeneratorError(f"it reported: {error_text(chunk.error)}")
    return chunk


def error_text(error: Any) -> str:
    """Return the message of an error as servers report it, in at most 200 characters."""
    message = error.get("message", error) if isinstance(error, dict) else error
    return " ".join(str(message).split())[:200]


class EventReader:
    """Cuts a stream of bytes into the data of its server-sent events."""

    def __init__(self, *, longest: int) -> None:
        """Begin.

        Args:
            longest: Most bytes of one line.
        """
        self._rest = b""
        self._longest = longest
        self.done = False
        """Whether the server said that nothing more comes."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the data of each event that is whole now.

        Raises:
            GeneratorError: A line is longer than anything that a model says at once.
        """
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > self._longest:
            raise GeneratorError(f"it sent more than {self._longest:,} bytes in one line")
        for line in lines:
            yield from self._read(line.strip())

    def end(self) -> Iterator[bytes]:
        """Yield the data of a last line without an end."""
        yield from self._read(self._rest.strip())
        self._rest = b""

    def _read(self, line: bytes) -> Iterator[bytes]:
        if line.startswith(_DATA) and not self.done:
            data = line[len(_DATA) :].strip()
            self.done = data == _DONE
            if data and not self.done:
                yield data
