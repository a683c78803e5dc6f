"""What every response carries and which requests are turned away."""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import cookie_parser

from corpus.limits import FILE_BYTES

SESSION_COOKIE = "assistant_session"
_YEAR_S = 365 * 24 * 60 * 60
"""How long a browser finds its conversations again."""
MAX_BODY = 1024 * 1024
"""Most bytes of a request's body."""
UPLOAD = "/documents/files"
"""The one route that takes a file, as large as one may be."""

_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'self'; base-uri 'self'; object-src 'none'"
)
HEADERS = {
    # Gradio needs unsafe-inline and unsafe-eval: this keeps data from leaving; escaping keeps scripts out.
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_CLOSED = (
    "/openapi.json",
    "/gradio_api/upload",
    "/gradio_api/file",
    "/gradio_api/proxy",
    "/gradio_api/component_server",
)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class SecurityMiddleware:
    """Adds the headers and the session cookie, and refuses foreign origins, large bodies and unused routes.

    Plain ASGI, so that streamed answers are not held back.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        fresh = SESSION_COOKIE not in cookie_parser(headers.get("cookie", ""))
        guarded = _with_headers(send, secrets.token_urlsafe(24) if fresh else None)
        refusal = _refusal(scope, headers)
        if refusal:
            await _refuse(guarded, *refusal)
        else:
            await self._app(scope, receive, guarded)


def _refusal(scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
    origin = headers.get("origin")
    if origin and urlsplit(origin).netloc != headers.get("host"):
        return 403, "requests from other sites are refused"
    if "transfer-encoding" in headers:
        return 411, "a request must say how long it is"
    length = headers.get("content-length", "0")
    most = FILE_BYTES if scope["path"] == UPLOAD else MAX_BODY
    if not length.isdecimal() or int(length) > most:
        return 413, f"a request holds at most {most:,} bytes"
    if scope["path"].startswith(_CLOSED):
        return 404, "there is nothing here"
    return None


def _with_headers(send: Send, session: str | None) -> Send:
    extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    if session:
        cookie = f"{SESSION_COOKIE}={session}; Path=/; HttpOnly; SameSite=Lax; Max-Age={_YEAR_S}"
        extra.append((b"set-cookie", cookie.encode()))

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *extra]
        await send(message)

    return guarded


async def _refuse(send: Send, status: int, reason: str) -> None:
    body = reason.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
