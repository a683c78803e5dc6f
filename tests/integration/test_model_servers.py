"""Servers that people run, `transformers serve` and llama.cpp's, over tiny models of the test: streamed, and left."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import httpx
import pytest

from assistant.generators.background import Patience
from assistant.generators.endpoint import Endpoint
from assistant.generators.language_model import Message
from assistant.generators.openai import OpenAiModel
from tests.browser.conftest import free_port
from tests.samples.tiny_gguf import write_tiny_gguf
from tests.samples.tiny_model import REPLY, write_tiny_model

HELLO = [Message("system", "Be brief."), Message("user", "Hello")]
PATIENCE = Patience(silence_s=60, total_s=120)
STARTS_S, IDLE_S = 120, 2.0


@dataclass(frozen=True)
class Kind:
    """A server that people run.

    Attributes:
        write: Makes the model: says one sentence, or never ends.
        command: Starts the server, given the model and the port.
    """

    write: Callable[..., Path]
    command: Callable[[Path, int], list[str]]


def _transformers(model: Path, port: int) -> list[str]:
    program = str(Path(sys.executable).with_name("transformers"))
    return [program, "serve", str(model), "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]


def _llama_cpp(model: Path, port: int) -> list[str]:
    return [sys.executable, str(Path(__file__).parents[1] / "samples" / "llama_server.py"), str(model), str(port)]


KINDS = {"transformers": Kind(write_tiny_model, _transformers), "llama.cpp": Kind(write_tiny_gguf, _llama_cpp)}


class Served:
    """A running server.

    Attributes:
        model: What asks it.
        process: Its process.
    """

    def __init__(self, kind: Kind, model: Path, port: int) -> None:
        environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
        self.log = model.with_suffix(".log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(kind.command(model, port), env=environment, stdout=log, stderr=log)
        self.address = f"http://127.0.0.1:{port}"
        self.model = OpenAiModel(Endpoint(f"{self.address}/v1", str(model), ""), patience=PATIENCE)

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + STARTS_S
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
            try:
                if httpx.get(f"{self.address}/health", timeout=1, trust_env=False).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.2)
        raise TimeoutError(self.address)

    def cpu_s(self) -> float:
        """Return the seconds of the processor that it has used, its children's left out."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module", params=[*product(KINDS, [False, True])], ids=lambda p: f"{p[0]}-{p[1]}")
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, bool]]:
    """Serve a model that says one sentence, or one that never ends."""
    name, endless = request.param
    kind = KINDS[name]
    server = Served(kind, kind.write(tmp_path_factory.mktemp("served") / "model", endless=endless), free_port())
    try:
        server.wait()
        yield server, endless
    finally:
        server.process.terminate()
        server.process.wait(timeout=30)


def test_a_reply_is_streamed_and_the_server_rests_once_nobody_listens(served: tuple[Served, bool]):
    server, endless = served
    with closing(server.model.stream(HELLO, tokens=8000 if endless else 60)) as pieces:
        heard = []
        for piece in filter(None, pieces):
            heard.append(piece)
            if endless and len(heard) > 20:
                break
    assert len(heard) > 5
    assert endless or "".join(heard).strip() == REPLY
    until = time.monotonic() + IDLE_S
    while time.monotonic() < until:
        before = server.cpu_s()
        time.sleep(0.4)
        if server.cpu_s() - before < 0.1:
            return
    pytest.fail(f"the server still works {IDLE_S:.0f} s after its client has gone")
