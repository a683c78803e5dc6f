"""Any server that speaks OpenAI's chat protocol: Ollama, llama.cpp, vLLM, LM Studio, transformers serve, and others."""

import contextlib
import random
import socket
import ssl
from collections.abc import Generator, Sequence
from typing import Any

import httpx

from assistant.generators.background import Channel, Patience, in_background
from assistant.generators.endpoint import Endpoint
from assistant.generators.language_model import Message
from assistant.generators.response import pass_on
from corpus.cleaning import clean
from corpus.errors import GeneratorError
from corpus.tokens import TokenCounter

_CONNECT_S = 5.0
_TRIES = 3
_BUSY = frozenset({429, 502, 503, 504})
"""Status codes after which the same question may be asked again: nothing was begun."""

_LONGEST_PAUSE_S = 5.0


class OpenAiModel:
    """A model behind an HTTP address. Nothing is sent anywhere else: no redirect is followed, no proxy used."""

    def __init__(self, endpoint: Endpoint, *, patience: Patience) -> None:
        """Take ready parts; nothing is asked before it is needed.

        Args:
            endpoint: Where it is.
            patience: How long it is waited for.
        """
        self._endpoint = endpoint
        self._patience = patience
        self._count = TokenCounter().count

    @property
    def name(self) -> str:
        """The model's name with the server's protocol before it."""
        return f"openai:{self._endpoint.model}"

    def count(self, text: str) -> int:
        """Return about how many tokens a text takes: the server's own tokenizer is not known."""
        return self._count(text)

    def stream(self, messages: Sequence[Message], *, tokens: int) -> Generator[str | None, None, None]:
        """Yield the reply piece by piece, None while waiting; closing it closes the connection.

        Raises:
            GeneratorError: As `LanguageModel.stream`.
        """
        body = {
            "model": self._endpoint.model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "stream": True,
            "max_tokens": tokens,
            "temperature": 0,
        }
        request = _Request(self._endpoint, body)
        yield from in_background(request.run, abort=request.abort, patience=self._patience)


class _Request:
    """One question to the server, run in a thread."""

    def __init__(self, endpoint: Endpoint, body: dict[str, Any]) -> None:
        self._endpoint = endpoint
        self._body = body
        self._socket: socket.socket | None = None
        self._aborted = False

    def run(self, channel: Channel) -> None:
        """Put the pieces of the reply into the channel."""
        try:
            with _client(self._endpoint) as client:
                self._run(client, channel)
        except httpx.TimeoutException as error:
            raise GeneratorError("it did not answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise GeneratorError(f"the connection failed ({clean(str(error))[:100]})") from error

    def abort(self) -> None:
        """Close the connection under whatever waits for it."""
        self._aborted = True
        self._shut()

    def _run(self, client: httpx.Client, channel: Channel) -> None:
        """Ask; again, after a pause, while the server cannot be reached or says that it is busy."""
        for left in reversed(range(_TRIES)):
            asked = client.stream(
                "POST",
                self._endpoint.address("chat/completions"),
                json=self._body,
                extensions={"trace": self._remember_socket},
            )
            try:
                with asked as response:
                    if response.status_code not in _BUSY or not left:
                        pass_on(response, self._endpoint, channel)
                        return
                    pause = _pause(response.headers.get("retry-after", ""), left)
            except httpx.ConnectError:
                if not left:
                    raise
                pause = _pause("", left)
            channel.pause(pause)

    def _remember_socket(self, event: str, info: dict[str, Any]) -> None:
        """Keep the socket of the connection, which only its own thread could close otherwise."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            if self._aborted:  # while it was being opened
                self._shut()

    def _shut(self) -> None:
        if self._socket:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _client(endpoint: Endpoint) -> httpx.Client:
    # without `trust_env`, which would read proxies and passwords (.netrc) from the environment
    unused = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.Client(
        headers=endpoint.headers,
        timeout=httpx.Timeout(None, connect=_CONNECT_S),  # the reader of the channel watches the time
        follow_redirects=False,
        trust_env=False,
        verify=ssl.create_default_context() if endpoint.url.startswith("https") else unused,
    )


def _pause(wanted: str, left: int) -> float:
    """Return how many seconds to wait, about: what the server asks for, else a quarter of a second, then half."""
    base = float(wanted) if wanted.isdecimal() else 0.25 * 2 ** (_TRIES - 1 - left)
    return min(_LONGEST_PAUSE_S, base) * random.uniform(0.75, 1.5)
