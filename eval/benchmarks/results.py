"""Results as JSON: what was measured, by which command, on which machine, under which load."""

import json
import os
import platform
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from embeddings.files import write_atomically

FOLDER = Path(__file__).parent / "results"


def read_results(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return the results of one kind, by set or system; empty when there are none yet."""
    path = folder / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def keep_result(name: str, key: str, result: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Put one result among its kind; others stay, so that a long measurement can be made in parts."""
    results = read_results(name, folder)
    results[key] = {**result, "measured": _measured()}
    write_atomically(folder / f"{name}.json", json.dumps(results, ensure_ascii=False, indent=1) + "\n")


def _measured() -> dict[str, str]:
    return {
        "command": f"python -m eval.benchmarks {' '.join(_without_places(sys.argv[1:]))}",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _without_places(arguments: list[str]) -> list[str]:
    """Return the arguments with folders of this machine left out."""
    return ["…" if Path(each).is_absolute() else each for each in arguments]
