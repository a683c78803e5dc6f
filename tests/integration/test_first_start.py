"""The very first question on a machine without a network, with nothing prepared."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

QUESTION = "What was SCODA's total foreign trade value in 2020?"

# Read by Python at its start: where the kernel refuses a namespace, no connection leaves the process.
GUARD = """
import socket
def _refuse(*_):
    raise OSError(101, "Network is unreachable")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = _refuse
"""


@pytest.fixture(scope="session")
def without_network(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """Return a command's prefix and a folder for its module path, which together cut the network off."""
    folder = tmp_path_factory.mktemp("guard")
    for prefix in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
        ):
            return prefix, folder
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return [], folder


def cut_off(run, without_network, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    prefix, guard = without_network
    environment = run.environment(HOME=str(home), XDG_DATA_HOME=str(home / "data"))
    environment["PYTHONPATH"] = os.pathsep.join((str(guard), environment["PYTHONPATH"]))
    return subprocess.run(
        [*prefix, sys.executable, *arguments],
        cwd=run.cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def test_nothing_can_be_reached_where_the_first_start_is_tested(run, without_network, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        socket.create_connection(address).close()  # from here it can be reached
        call = f"import socket; socket.create_connection({address!r}, 2)"
        done = cut_off(run, without_network, tmp_path, "-c", call)
    assert (done.returncode, "OSError" in done.stderr or "unreachable" in done.stderr) == (1, True)


def test_the_first_question_is_answered_without_a_network(run, without_network, tmp_path):
    done = cut_off(run, without_network, tmp_path, "-m", "assistant", "ask", QUESTION)
    assert done.returncode == 0, done.stderr
    assert "RMB 15.6 billion yuan" in done.stdout
    assert "[1] 100 Major Tasks Accomplished by SCODA in 2020" in done.stdout
    assert "First start: indexing" in done.stderr
    assert (tmp_path / "data" / "document-assistant" / "index" / "CURRENT").exists()
