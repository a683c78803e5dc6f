"""A server that nobody should ever call."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Canary:
    """What was called.

    Attributes:
        address: Of the server.
        hits: The path of every request: there must be none.
    """

    address: str = ""
    hits: list[str] = field(default_factory=list)


@contextmanager
def canary_server() -> Iterator[Canary]:
    """Serve on a free port until the block ends."""
    canary = Canary()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            canary.hits.append(self.path)
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    canary.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield canary
    server.shutdown()
    thread.join()
    server.server_close()
