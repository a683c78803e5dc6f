"""Hand the page's scripts and styles out quickly.

Gradio compresses each of some fifty files at each request, and the browser learns of most of them only from the ones
before. Here a compressed file is kept, and the page names what the first browser needed, so that the next one asks for
all at once.
"""

import gzip
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FILES = ("/assets/", "/static/")
_NAMED_BY_CONTENT = "/assets/"
_FOREVER = "public, max-age=31536000, immutable"
_KEPT_BYTES = 16 * 2**20
_MOST_NAMED = 100
"""Most files that the page names; Gradio's page needs about fifty."""

Key = tuple[str, str]
"""Path and accepted encodings."""


@dataclass(slots=True)
class _Recorder:
    """A response on its way, put together from its messages."""

    start: Message = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = False

    def take(self, message: Message) -> None:
        """Add a message."""
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")
            self.is_whole = not message.get("more_body", False)

    async def send(self, send: Send) -> None:
        """Send the whole response."""
        await send({**self.start, "headers": list(self.start["headers"])})
        await send({"type": "http.response.body", "body": self.body})


class Frontend:
    """Keeps the page's files compressed and lets the page name them."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around the page."""
        self._app = app
        self._kept: dict[Key, _Recorder] = {}
        self._bytes = 0
        self._needed: dict[str, None] = {}
        self._is_learning = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        method, path = scope.get("method"), scope.get("path", "")
        if method == "POST":  # the page's first event: whatever it shows has been loaded
            self._is_learning = self._is_learning and not self._needed
        if method != "GET" or not (path == "/" or path.startswith(_FILES)):
            await self._app(scope, receive, send)
        elif path == "/":
            await self._page(scope, receive, send)
        else:
            await self._file(scope, receive, send)

    async def _file(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope)
        key = (scope["path"], asked.get("accept-encoding", ""))
        recorded = self._kept.get(key)
        if recorded is None:
            recorded = await self._recorded(scope, receive)
            if recorded.start["status"] == 200 and "range" not in asked:
                self._keep(key, recorded)
        await recorded.send(send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        recorded = await self._recorded(scope, receive)
        headers = MutableHeaders(raw=list(recorded.start["headers"]))
        if self._needed:
            headers["link"] = ", ".join(map(_link, self._needed))
        if "gzip" in Headers(scope=scope).get("accept-encoding", "") and "content-encoding" not in headers:
            recorded.body = gzip.compress(recorded.body, 6)
            headers["content-encoding"] = "gzip"
            headers["content-length"] = str(len(recorded.body))
            headers.add_vary_header("accept-encoding")
        recorded.start["headers"] = headers.raw
        await recorded.send(send)

    async def _recorded(self, scope: Scope, receive: Receive) -> _Recorder:
        recorded = _Recorder()

        async def take(message: Message) -> None:
            recorded.take(message)

        await self._app(scope, receive, take)
        return recorded

    def _keep(self, key: Key, recorded: _Recorder) -> None:
        path = key[0]
        if path.startswith(_NAMED_BY_CONTENT):
            headers = MutableHeaders(raw=list(recorded.start["headers"]))
            headers["cache-control"] = _FOREVER
            recorded.start["headers"] = headers.raw
            if self._is_learning and path.endswith((".js", ".css")) and len(self._needed) < _MOST_NAMED:
                self._needed[path] = None
        if recorded.is_whole and self._bytes + len(recorded.body) <= _KEPT_BYTES:
            self._bytes += len(recorded.body)
            self._kept[key] = recorded


def _link(path: str) -> str:
    relation = "modulepreload" if path.endswith(".js") else "preload; as=style; crossorigin"
    return f"<{path}>; rel={relation}"
