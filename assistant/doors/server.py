"""Serve the page and the HTTP interface."""

import contextlib
import ipaddress
import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import AssistantError, ServerError

if TYPE_CHECKING:
    from assistant.ask import Asking
    from assistant.compose import Application
    from assistant.conversations.store import ConversationStore


def serve(
    assistant: "Asking",
    store: "ConversationStore",
    *,
    app: "Application",
    host: str,
    port: int,
    ready: Callable[[], None],
    folders: Sequence[Path] = (),
    others: Sequence[str] = (),
) -> None:
    """Serve until interrupted; running answers get ten seconds to end.

    Args:
        assistant: Answers.
        store: Keeps the page's conversations.
        app: What the page indexes and evaluates with.
        host: A loopback address.
        port: TCP port.
        ready: Called once the server listens.
        folders: Indexed beside the answers from the start on.
        others: Collections that are asked together with the application's.
    """
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    config = uvicorn.Config(
        build_app(assistant, store, app=app, host=host, folders=folders, others=others),
        host=host,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=10,
        server_header=False,
        ws="none",
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again after its shutdown
        Server(config).run()


def build_app(
    assistant: "Asking",
    store: "ConversationStore",
    *,
    app: "Application",
    host: str,
    folders: Sequence[Path] = (),
    others: Sequence[str] = (),
) -> Any:
    """Return the ASGI application: page at `/`, its conversations as files, health, and `POST /api/ask`.

    Args:
        assistant: Answers.
        store: Keeps the page's conversations.
        app: What the page indexes and evaluates with.
        host: A loopback address.
        folders: Indexed beside the answers from the start on.
        others: Collections that are asked together with the application's.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before gradio is imported: it would ask two outside hosts
    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from assistant.doors.frontend import Frontend
    from assistant.doors.http import refuse_malformed, router
    from assistant.doors.page.fragments import explained
    from assistant.doors.page.mounting import mount_pages
    from assistant.doors.page.routes import page_router
    from assistant.doors.page.tabs import tab_routers
    from assistant.doors.security import SecurityMiddleware

    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    tabs = tab_routers(app, assistant, store, folders=folders, others=others)
    for routes in (router(assistant), page_router(store), *tabs):
        api.include_router(routes)
    api.add_exception_handler(RequestValidationError, refuse_malformed)
    api.add_exception_handler(AssistantError, explained)
    mount_pages(api, assistant, store)
    api.add_middleware(Frontend)
    api.add_middleware(TrustedHostMiddleware, allowed_hosts=sorted({"127.0.0.1", "localhost", "[::1]", host}))
    return SecurityMiddleware(api)  # around all, so that the answer to a crash carries the headers too


def refuse_taken_port(host: str, port: int) -> None:
    """Raise unless the page can be served there.

    Raises:
        ServerError: The address is not this machine's own, or the port is in use.
    """
    if host != "localhost" and not _is_loopback(host):
        raise ServerError(
            f"host {host!r} would open the page to the network and it has no login; serve 127.0.0.1 and reach it "
            "through a tunnel, for example: ssh -L 7860:127.0.0.1:7860 HOST"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerError(
                f"port {port} on {host} cannot be used ({error.strerror}); try: assistant chat --port {port + 1}"
            ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
