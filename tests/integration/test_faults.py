"""A sample of what `tests/faults` runs as a whole: interrupted writes, many writers, many readers, flipped bits."""

import subprocess
import sys
from pathlib import Path

import pytest

FAULTS = Path(__file__).parents[1] / "faults"


def run(*arguments: str) -> str:
    """Run a script of the fault tests and return its last line; fail with its report when anything broke."""
    done = subprocess.run(
        [sys.executable, str(FAULTS / arguments[0]), *arguments[1:]], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1]


def test_an_interrupted_write_leaves_the_old_or_the_new_index_and_the_next_run_ends_it():
    assert ", 0 broken, " in run("crash_matrix.py", "--by", "hook", "--every", "13")


@pytest.mark.parametrize(("kind", "count"), [("writers", "1"), ("reads", "200"), ("flips", "150")])
def test_nothing_goes_wrong_with(kind: str, count: str):
    assert run("endurance.py", kind, count).strip() == f"{kind} {count}: 0 wrong"
