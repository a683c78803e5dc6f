"""Read a server's response: the text of its reply as it comes, or in a line why there is none."""

from collections.abc import Iterator

import httpx

from assistant.generators.background import Channel
from assistant.generators.chat_chunk import Choice, Chunk, EventReader, error_text, read_chunk
from assistant.generators.endpoint import Endpoint
from corpus.cleaning import clean
from corpus.errors import GeneratorError, ReplyTooLongError

MOST_BYTES = 8_000_000
"""Of a reply, with everything around its text."""

MOST_CHARACTERS = 100_000
"""Of the text of a reply."""

_LINE = 1_000_000
_FINISHED = Chunk(choices=[Choice(finish_reason="stop")])


def pass_on(response: httpx.Response, endpoint: Endpoint, channel: Channel) -> None:
    """Put the text of a response into the channel, as it comes.

    Raises:
        GeneratorError: It is an error, is no chat reply, or ends before its end.
    """
    if response.status_code != httpx.codes.OK:
        raise GeneratorError(_refusal(response, endpoint))
    characters = 0
    try:
        for text in _texts(response):
            characters += len(text)
            if characters > MOST_CHARACTERS:
                raise GeneratorError(f"it said more than {MOST_CHARACTERS:,} characters")
            channel.put(text)
    except GeneratorError as error:
        raise type(error)(clean(endpoint.without_key(str(error)))) from error


def _texts(response: httpx.Response) -> Iterator[str]:
    """Yield the pieces of the reply; the one that says why it ends must come."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise GeneratorError("it sent a compressed reply, which was not asked for")
    streamed = "event-stream" in response.headers.get("content-type", "")
    ended = None
    for chunk in _events(response) if streamed else _whole(response):
        for choice in chunk.choices[:1]:
            ended = ended or choice.finish_reason
            if choice.text:
                yield choice.text
    if ended is None:
        raise GeneratorError("the connection ended before the answer did")
    if ended == "length":
        raise ReplyTooLongError("its answer is longer than the tokens it was given; see generator.reply_tokens")


def _events(response: httpx.Response) -> Iterator[Chunk]:
    reader = EventReader(longest=_LINE)
    for data in _bytes(response):
        yield from map(read_chunk, reader.feed(data))
        if reader.done:
            yield _FINISHED
            return
    yield from map(read_chunk, reader.end())


def _whole(response: httpx.Response) -> Iterator[Chunk]:
    """Yield the one chunk of a server that does not stream, and that it is all."""
    chunk = read_chunk(b"".join(_bytes(response)))
    if not chunk.choices:
        raise GeneratorError("it answered with something that is not a chat reply in JSON")
    yield from (chunk, _FINISHED)


def _bytes(response: httpx.Response) -> Iterator[bytes]:
    received = 0
    for data in response.iter_raw():
        received += len(data)
        if received > MOST_BYTES:
            raise GeneratorError(f"it sent more than {MOST_BYTES:,} bytes")
        yield data


def _refusal(response: httpx.Response, endpoint: Endpoint) -> str:
    """Say in a line why a server did not answer, with its own words where it has any."""
    code = response.status_code
    if response.is_redirect:
        return f"it redirects (HTTP {code}), which is not followed; set generator.url to where it leads"
    hint = {
        401: "; check the key",
        403: "; check the key",
        404: f"; check generator.url and the model {endpoint.model!r}",
    }.get(code, "")
    said = clean(endpoint.without_key(_said(response)))
    return f"it answered HTTP {code}{f' ({said})' if said else ''}{hint}"


def _said(response: httpx.Response) -> str:
    """Return the message of an error's body."""
    try:
        body = next(response.iter_raw(4096), b"")
        return error_text(Chunk.model_validate_json(body).error or "")
    except (ValueError, httpx.HTTPError):
        return ""
