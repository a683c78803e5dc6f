"""Read one file in a program of its own and tell how it ended, how long it took and how much the program grew.

Run as `python -m tests.bombs.measure FILE`; prints one JSON object.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.folder import Unreadable, find_files
from corpus.reading import read_files


@dataclass(frozen=True, slots=True)
class Measured:
    """How reading a file went.

    Attributes:
        outcome: The reason for refusing it, or how many documents it gave.
        seconds: Wall time, the start of the reading process included.
        growth: Most bytes that the program held on top of what it held before.
        text: The beginning of what was read.
    """

    outcome: str
    seconds: float
    growth: int
    text: str


def measure(path: Path) -> Measured:
    """Read a file as the program does."""
    before, start = _most_memory(), time.monotonic()
    (outcome,) = read_files(find_files(path).files, workers=1)
    seconds, growth = time.monotonic() - start, _most_memory() - before
    if isinstance(outcome.result, Unreadable):
        return Measured(outcome.result.reason, seconds, growth, "")
    documents = outcome.result.documents
    shown = f"{len(documents)} document{'s' * (len(documents) != 1)}"
    return Measured(shown, seconds, growth, "\n".join(document.text[:1000] for document in documents[:10]))


def _most_memory() -> int:
    """Return the most bytes that this process has held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(measure(Path(sys.argv[1])))) + "\n")
