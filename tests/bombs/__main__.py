"""Read every bomb and print how it ended: `python -m tests.bombs [NAME…]`, from the repository's folder."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bombs.catalogue import BOMBS
from tests.bombs.measure import Measured

ROOT = Path(__file__).parents[2]


def measured(name: str, folder: Path) -> Measured:
    """Write a bomb and read it in a program of its own."""
    path = folder / name
    path.write_bytes(BOMBS[name]())
    command = [sys.executable, "-m", "tests.bombs.measure", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
    return Measured(**json.loads(done.stdout))


def main() -> None:
    """Print a row for each bomb that is named, or for all."""
    with TemporaryDirectory() as folder:
        for name in sys.argv[1:] or BOMBS:
            result = measured(name, Path(folder))
            size = (Path(folder) / name).stat().st_size
            row = f"{name:20} {size / 2**20:7.2f} MB {result.seconds:6.1f} s {result.growth / 2**20:6.1f} MB grown  "
            sys.stdout.write(row + result.outcome + "\n")
            sys.stdout.flush()
            (Path(folder) / name).unlink()


if __name__ == "__main__":
    main()
