"""A real HTTP server in the place of a model: it answers as it is told to, well or badly."""

import contextlib
import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = "sk-secret-0123456789"
"""The key that tests give to a server, to be found nowhere else."""

LONGEST_S = 60
"""After which the worst behaviour ends by itself."""

SENTENCE = "The harbour moved 412 tonnes of grain in 1987. [1] "


@dataclass(frozen=True)
class Asked:
    """One request that a server got."""

    path: str
    headers: dict[str, str]
    body: dict[str, object]


@dataclass
class ModelServer:
    """A server on a free port.

    Attributes:
        behaviour: Answers each request.
        asked: What it was asked so far.
        left: How many clients closed the connection while it was answering.
    """

    behaviour: Callable[["Reply"], None]
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    left: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def prompt(self) -> str:
        """Return the user's message of the last request."""
        return self.asked[-1].body["messages"][-1]["content"]


class Reply:
    """What a behaviour writes its answer with."""

    def __init__(self, handler: BaseHTTPRequestHandler, server: ModelServer) -> None:
        self.server = server
        self.number = len(server.asked)
        self._handler = handler

    def raw(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def head(self, status: int = 200, content_type: str = "text/event-stream", **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in {"content-type": content_type, **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def event(self, payload: object) -> None:
        self.raw(b"data: " + json.dumps(payload).encode() + b"\n\n")

    def piece(self, text: str | None, *, finish: str | None = None) -> None:
        self.event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]})

    def say(self, *pieces: str, finish: str = "stop") -> None:
        """Stream a reply in pieces, as servers do."""
        self.head()
        self.event({"choices": [{"index": 0, "delta": {"role": "assistant"}, "finish_reason": None}]})
        for text in pieces:
            self.piece(text)
        self.piece(None, finish=finish)
        self.event({"choices": [], "usage": {"total_tokens": 9}})
        self.raw(b"data: [DONE]\n\n")

    def json(self, payload: object, status: int = 200, **headers: str) -> None:
        self.head(status, "application/json", **headers)
        self.raw(json.dumps(payload).encode())

    def wait(self, seconds: float = LONGEST_S) -> None:
        """Do nothing until the time is over or the client has gone."""
        self._handler.connection.settimeout(seconds)
        with contextlib.suppress(TimeoutError):
            if self._handler.connection.recv(1) == b"":
                raise BrokenPipeError

    def forever(self, data: bytes, pause_s: float = 0) -> None:
        """Send the same again and again, until the client goes or the time is over."""
        end = time.monotonic() + LONGEST_S
        while time.monotonic() < end:
            self.raw(data)
            time.sleep(pause_s)


def saying(text: str, *, size: int = 7) -> Callable[[Reply], None]:
    """Answer every request with a text, in pieces of a size."""
    return lambda reply: reply.say(*(text[at : at + size] for at in range(0, len(text), size)))


@contextmanager
def model_server(behaviour: Callable[[Reply], None]) -> Iterator[ModelServer]:
    """Serve until the block ends."""
    state = ModelServer(behaviour)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            state.asked.append(Asked(self.path, headers, json.loads(body)))
            try:
                state.behaviour(Reply(self, state))
            except OSError:
                state.left += 1
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    server = Server(("127.0.0.1", 0), Handler)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def _chunk(text: str) -> bytes:
    return b"data: " + json.dumps({"choices": [{"delta": {"content": text}}]}).encode() + b"\n\n"


def _hang(reply: Reply) -> None:
    reply.wait()


def _drip_head(reply: Reply) -> None:
    reply.raw(b"HTTP/1.1 200 OK\r\nx-slow: ")
    reply.forever(b"a", 0.05)


def _hang_after_head(reply: Reply) -> None:
    reply.head()
    reply.wait()


def _only_comments(reply: Reply) -> None:
    reply.head()
    reply.forever(b": still here\n\n", 0.05)


def _drip_words(reply: Reply) -> None:
    reply.head()
    reply.forever(_chunk("grain "), 0.05)


def _endless_words(reply: Reply) -> None:
    reply.head()
    reply.forever(_chunk("grain " * 1000))


def _endless_dots(reply: Reply) -> None:
    reply.head()
    reply.forever(_chunk("\n." * 1000))


def _endless_line(reply: Reply) -> None:
    reply.head()
    reply.forever(b"x" * 65536)


def _endless_body(reply: Reply) -> None:
    reply.head(content_type="application/json")
    reply.forever(b"x" * 65536)


def _redirect(reply: Reply) -> None:
    reply.head(307, location="http://127.0.0.1:9/v1/chat/completions")


def _bad_json(reply: Reply) -> None:
    reply.head()
    reply.raw(b'data: {"choices": [{"delta": {"content": "The har\n\n')


def _nested_json(reply: Reply) -> None:
    reply.head()
    reply.raw(b"data: " + b"[" * 500_000 + b"\n\n")


def _cut(reply: Reply) -> None:
    reply.head()
    reply.piece("The harbour moved")


def _html_error(reply: Reply) -> None:
    reply.head(500, "text/html")
    reply.raw(b"<html><script>alert(1)</script>" * 100_000)


def _bad_key(reply: Reply) -> None:
    reply.json({"error": {"message": f"Incorrect API key provided: {KEY}\x1b[31m."}}, 401)


def _no_model(reply: Reply) -> None:
    reply.json({"error": {"message": "model not found"}}, 404)


def _busy(reply: Reply) -> None:
    reply.json({"error": {"message": "busy"}}, 429, retry_after="0")


def _packed(reply: Reply) -> None:
    reply.head(content_encoding="gzip")
    reply.raw(gzip.compress(b"data: " + b"x" * 10_000_000))


def _nothing(reply: Reply) -> None:
    reply.say("")


def _error_event(reply: Reply) -> None:
    reply.head()
    reply.event({"error": {"message": f"out of memory, {KEY}"}})


def _only_calls(reply: Reply) -> None:
    reply.head()
    reply.event({"choices": [{"delta": {"tool_calls": [{"function": {"name": "fetch"}}]}, "finish_reason": None}]})
    reply.event({"choices": [{"delta": {}, "finish_reason": "tool_calls"}]})


def _only_thinks(reply: Reply) -> None:
    reply.say("<think>", "The grain [1]. ", finish="length")


def _no_http(reply: Reply) -> None:
    reply.raw(b"SSH-2.0-OpenSSH_9.2\r\n")


def _huge_head(reply: Reply) -> None:
    reply.raw(b"HTTP/1.1 200 OK\r\nx-big: " + b"a" * 5_000_000)


def _odd_shape(reply: Reply) -> None:
    reply.json({"choices": [{"message": {"content": ["a", "list"]}}]})


MISBEHAVING: dict[str, tuple[Callable[[Reply], None], str]] = {
    "hangs before it answers": (_hang, "said nothing for"),
    "sends a header byte by byte": (_drip_head, "said nothing for"),
    "hangs behind its headers": (_hang_after_head, "said nothing for"),
    "sends signs of life and no word": (_only_comments, "said nothing for"),
    "says a word now and then without end": (_drip_words, "took longer than"),
    "says words without end": (_endless_words, "does not end within 4,000 characters"),
    "says nothing at great length": (_endless_dots, "said more than 100,000 characters"),
    "sends a line without end": (_endless_line, "bytes in one line"),
    "sends a body without end": (_endless_body, "sent more than 8,000,000 bytes"),
    "redirects": (_redirect, "it redirects (HTTP 307), which is not followed"),
    "breaks its JSON": (_bad_json, "not a chat reply in JSON"),
    "nests its JSON": (_nested_json, "not a chat reply in JSON"),
    "answers in another shape": (_odd_shape, "not a chat reply in JSON"),
    "cuts the connection": (_cut, "the connection ended before the answer did"),
    "answers an error page": (_html_error, "HTTP 500"),
    "refuses the key and repeats it": (_bad_key, "HTTP 401 (Incorrect API key provided: …"),
    "does not know the model": (_no_model, "HTTP 404 (model not found); check generator.url and the model"),
    "stays busy": (_busy, "HTTP 429 (busy)"),
    "packs its reply": (_packed, "compressed"),
    "says nothing": (_nothing, "said nothing"),
    "reports an error in the stream": (_error_event, "it reported: out of memory, …"),
    "calls a tool": (_only_calls, "said nothing"),
    "thinks until its tokens are spent": (_only_thinks, "longer than the tokens it was given"),
    "does not speak HTTP": (_no_http, "the connection failed"),
    "sends endless headers": (_huge_head, "the connection failed"),
}
"""What a server may do wrong, and what is said of it."""
