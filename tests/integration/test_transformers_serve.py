"""A server that people run, `transformers serve`, over a tiny model that the test makes: streamed, and left."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from assistant.generators.background import Patience
from assistant.generators.endpoint import Endpoint
from assistant.generators.language_model import Message
from assistant.generators.openai import OpenAiModel
from tests.browser.conftest import free_port
from tests.samples.tiny_model import REPLY, write_tiny_model

HELLO = [Message("system", "Be brief."), Message("user", "Hello")]
PATIENCE = Patience(silence_s=60, total_s=120)
STARTS_S, IDLE_S = 120, 2.0


class Served:
    """A running server.

    Attributes:
        model: What asks it.
        process: Its process.
    """

    def __init__(self, folder: Path, port: int) -> None:
        command = [str(Path(sys.executable).with_name("transformers")), "serve", str(folder)]
        command += ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
        environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{port}"
        self.model = OpenAiModel(Endpoint(f"{self.address}/v1", str(folder), ""), patience=PATIENCE)

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + STARTS_S
        while time.monotonic() < until:
            assert self.process.poll() is None, "the server ended"
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


@pytest.fixture(scope="module", params=[False, True], ids=["brief", "endless"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, bool]]:
    """Serve a model that says one sentence, or one that never ends."""
    folder = write_tiny_model(tmp_path_factory.mktemp("served"), endless=request.param)
    server = Served(folder, free_port())
    try:
        server.wait()
        yield server, request.param
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
