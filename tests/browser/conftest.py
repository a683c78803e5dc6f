"""The real server in a subprocess and a real Chromium; ended by their own handles."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assistant.compose import bundled_documents
from assistant.home import Home
from embeddings.sentence_transformer import PACKAGED

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


class Servers:
    """Starts servers over folders, and indexes anew what a running one serves; they end with the session."""

    def __init__(self, new_folder: Callable[[str], Path], model_folder: Path) -> None:
        self._new_folder = new_folder
        self._model_folder = model_folder
        self._models = new_folder("models")
        self._running: dict[str, tuple[Path, subprocess.Popen[bytes]]] = {}

    def __call__(self, documents: Path, *folders: Path) -> str:
        """Index a folder into a new home, serve it, with more folders to index while it answers; return the address."""
        home = self._new_folder("served")
        (home / "models").symlink_to(self._models)
        place = Home(home, False).model(PACKAGED)
        if not place.exists():
            place.symlink_to(self._model_folder)
        self._index(home, documents)
        port = free_port()
        command = [*_assistant(home), "chat", *map(str, folders), "--port", str(port)]
        return self._serve(home, port, command)

    def scripted(self, documents: Path) -> str:
        """Serve a folder with a generator that follows a script; it needs no model."""
        home, port = self._new_folder("scripted"), free_port()
        script = Path(__file__).with_name("scripted_server.py")
        return self._serve(home, port, [sys.executable, str(script), str(home), str(documents), str(port)])

    def home_of(self, address: str) -> Path:
        """Return the data folder of a running server."""
        return self._running[address][0]

    def index(self, address: str, documents: Path) -> None:
        """Bring the index of a running server up to date."""
        self._index(self._running[address][0], documents)

    def end(self) -> None:
        """End them all."""
        for _, server in self._running.values():
            server.terminate()
        for _, server in self._running.values():
            server.wait(timeout=30)

    def _serve(self, home: Path, port: int, command: list[str]) -> str:
        server = subprocess.Popen(command, cwd=home, env=environment())
        address = f"http://127.0.0.1:{port}"
        self._running[address] = home, server
        wait_for(server, port)
        return address

    def _index(self, home: Path, documents: Path) -> None:
        subprocess.run([*_assistant(home), "index", str(documents)], cwd=home, env=environment(), check=True)


def _assistant(home: Path) -> list[str]:
    return [sys.executable, "-m", "assistant", "--home", str(home)]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Iterator[Servers]:
    """Start servers."""
    servers = Servers(tmp_path_factory.mktemp, model_folder)
    yield servers
    servers.end()


@pytest.fixture(scope="session")
def serve_scripted(serve: Servers) -> Callable[[Path], str]:
    """Serve a folder with a generator that follows a script and return the address."""
    return serve.scripted


@pytest.fixture(scope="session")
def address(serve: Servers) -> str:
    """A server over the bundled documents."""
    return serve(bundled_documents())


HARBOUR = """# Harbour report

The harbour moved 412 tonnes of grain in 1987. The crane was not repaired.

## Ships

The ferry Aurora sails to Malmo every Tuesday.

## Staff

Nine pilots work in the harbour.
"""

BAKERY = "Bakery notes\n\nThe bakery sold 90 loaves of rye bread on Monday.\n"


def own_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small report on a harbour and a bakery into a new folder."""
    documents = tmp_path_factory.mktemp("documents")
    (documents / "town").mkdir()
    (documents / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (documents / "town" / "bakery.txt").write_text(BAKERY, encoding="utf-8")
    return documents


@pytest.fixture(scope="session")
def scripted_address(tmp_path_factory: pytest.TempPathFactory, serve_scripted: Callable[[Path], str]) -> str:
    """A server over a small report whose generator follows a script."""
    return serve_scripted(own_documents(tmp_path_factory))


@dataclass(frozen=True)
class OwnServer:
    """A server whose documents and questions the tests of one file change.

    Attributes:
        address: Where it listens.
        home: Its data folder.
    """

    address: str
    home: Path

    @property
    def questions(self) -> Path:
        """The file of its user's own questions."""
        return self.home / "questions" / "own" / "questions.jsonl"


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory, serve: Servers) -> OwnServer:
    """A scripted server for one file of tests."""
    address = serve.scripted(own_documents(tmp_path_factory))
    return OwnServer(address, serve.home_of(address))


_CUT_OFF = re.compile(r"console: (?:AbortError|.*errored out)")


class Tab:
    """A page with what a user does on it, and with what must never happen on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.mishaps: list[str] = []
        page.on("console", lambda message: self._note(message.type == "error", f"console: {message.text}"))
        page.on("pageerror", lambda error: self._note(True, f"error: {error}"))
        page.on("request", lambda request: self._note(not self._ours(request.url), f"request: {request.url}"))

    def open(self) -> "Tab":
        """Load the page and wait until it can be used."""
        self._leave(lambda: self.page.goto(self.address))
        self.page.wait_for_selector("#ask textarea")
        self.page.wait_for_selector("#status [role=status]", state="attached")
        self.page.wait_for_timeout(500)  # Gradio attaches its handlers after it shows the box
        return self

    def reload(self) -> None:
        """Load the page again."""
        self._leave(self.page.reload)

    def _leave(self, go: Callable[[], object]) -> None:
        """Go to another page; requests that the page which is left had open may be cut off."""
        before = len(self.mishaps)
        go()
        self.mishaps[before:] = [mishap for mishap in self.mishaps[before:] if not _CUT_OFF.match(mishap)]

    def ask(self, question: str, *, status: str | re.Pattern[str] = "Answer complete") -> None:
        """Ask and wait for the status line."""
        asked = self.page.locator("[data-testid=user]").count()
        self.page.fill("#ask textarea", question)
        self.page.press("#ask textarea", "Enter")
        self.page.wait_for_function("n => document.querySelectorAll('[data-testid=user]').length > n", arg=asked)
        self.page.locator("#status [role=status]", has_text=status).wait_for(state="attached")

    def expect(self, mishap: str) -> None:
        """Take the first mishap of a kind for what it is: a request that was to be refused."""
        self.mishaps.remove(next(each for each in self.mishaps if each.startswith(mishap)))

    def _ours(self, url: str) -> bool:
        return url.startswith((f"{self.address}/", "data:", "blob:"))

    def _note(self, wrong: bool, what: str) -> None:
        if wrong:
            self.mishaps.append(what)


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Open the page in a browser context of its own; a console error or a foreign request fails the test."""
    contexts: list[BrowserContext] = []
    tabs: list[Tab] = []

    def make(
        address: str, *, width: int = 1440, height: int = 900, scheme: str = "light", locale: str = "en-US"
    ) -> Tab:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, locale=locale))
        contexts[-1].set_default_timeout(30_000)
        tabs.append(Tab(contexts[-1].new_page(), address).open())
        return tabs[-1]

    yield make
    for context in contexts:
        context.close()
    assert [mishap for tab in tabs for mishap in tab.mishaps] == []


@pytest.fixture
def tab(new_tab: Callable[..., Tab], address: str) -> Tab:
    """The page over the bundled documents."""
    return new_tab(address)


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSISTANT_", "GRADIO_", "HF_"))}
    return {**kept, "PYTHONPATH": str(ROOT)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        assert server.poll() is None, f"the server ended with code {server.returncode}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no server on port {port} after 300 seconds")
