"""Interrupt every mutating system call of add, change, move, delete and purge, and look at what is left.

    python tests/faults/crash_matrix.py                  the whole matrix, with strace: some minutes
    python tests/faults/crash_matrix.py --by hook --every 7     a sample without strace

At each point SIGKILL, ENOSPC and EIO, one at a time. What is left must answer as before or as after, whole; the next
run, without flags, must end where an undisturbed one ends, and leave neither drafts nor a deleted text.
"""

import argparse
import collections
import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scenarios import CANARY, SCENARIOS, Place, Scenario, prepared, run_in_child

CALLS = (
    "write,pwrite64,writev,openat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,fsync,fdatasync,"
    "ftruncate,fallocate,link,linkat,symlink,symlinkat,chmod,fchmod,fchmodat"
)
FAULTS = ("SIGKILL", "ENOSPC", "EIO")
EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link", "sqlite3.connect"}


@dataclass(frozen=True)
class Point:
    """The n-th time that a call is made."""

    call: str
    n: int


class Strace:
    """Injects faults into system calls of a child that strace is attached to."""

    def points(self, place: Place, scenario: Scenario, log: Path) -> list[Point]:
        """Return every mutating call of an undisturbed run."""
        code = self._run(place, scenario, ["-o", str(log)])
        assert code == 0, f"the undisturbed run ended with {code}"
        calls = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
        made = collections.Counter(calls)
        return [Point(call, n) for call, count in made.items() for n in range(1, count + 1)]

    def interrupt(self, place: Place, scenario: Scenario, point: Point, fault: str) -> int:
        """Do the work with one fault and return how it ended."""
        what = "signal=KILL" if fault == "SIGKILL" else f"error={fault}"
        inject = f"inject={point.call}:{what}:when={point.n}"
        return self._run(place, scenario, ["-o", os.devnull, "-e", inject])

    def _run(self, place: Place, scenario: Scenario, options: list[str]) -> int:
        child = run_in_child(lambda: scenario.work(place), lambda: os.kill(os.getpid(), signal.SIGSTOP))
        os.waitpid(child, os.WUNTRACED)
        tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-p", str(child), "-e", f"trace={CALLS}", *options], stderr=subprocess.DEVNULL
        )
        status = Path(f"/proc/{child}/status")
        while "TracerPid:\t0" in status.read_text(encoding="utf-8"):
            time.sleep(0.002)
        os.kill(child, signal.SIGCONT)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        tracer.wait()
        return code


class Hook:
    """Injects faults where Python announces that it will change a file."""

    def points(self, place: Place, scenario: Scenario, log: Path) -> list[Point]:
        """Return every announced change of an undisturbed run."""

        def note(number: int, event: str) -> None:
            os.write(handle, b".")

        handle = os.open(log, os.O_WRONLY | os.O_CREAT)
        code = self._run(place, scenario, note)
        os.close(handle)
        assert code == 0, f"the undisturbed run ended with {code}"
        return [Point("event", n) for n in range(1, log.stat().st_size + 1)]

    def interrupt(self, place: Place, scenario: Scenario, point: Point, fault: str) -> int:
        """Do the work with one fault and return how it ended."""

        def fail(number: int, event: str) -> None:
            if number == point.n and fault == "SIGKILL":
                os.kill(os.getpid(), signal.SIGKILL)
            if number == point.n:
                raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

        return self._run(place, scenario, fail)

    def _run(self, place: Place, scenario: Scenario, act: "object") -> int:
        def install() -> None:
            count = 0

            def hook(event: str, arguments: tuple) -> None:
                nonlocal count
                writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 0o3
                if writes or event in EVENTS:
                    count += 1
                    act(count, event)

            sys.addaudithook(hook)

        child = run_in_child(lambda: scenario.work(place), install)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def faults_of(injector: Strace | Hook, name: str, root: Path, *, every: int) -> Iterator[str | None]:
    """Yield for each point and fault what went wrong, None where nothing did."""
    scenario = SCENARIOS[name]
    origin = prepared(root / name, scenario)
    before = origin.state()
    undisturbed = origin.copy(root / "undisturbed")
    points = injector.points(undisturbed, scenario, root / f"{name}.log")
    after = undisturbed.state()
    todo = [(point, fault) for point in points for fault in FAULTS]
    for point, fault in todo[::every]:
        place = origin.copy(root / "tried")
        code = injector.interrupt(place, scenario, point, fault)
        problem = _problem(place, scenario, code, before, after)
        yield f"{name}, {fault} at {point.call} {point.n}: {problem}" if problem else None


def _problem(place: Place, scenario: Scenario, code: int, before: object, after: object) -> str | None:
    if code not in (0, 1, -signal.SIGKILL):
        return f"ended with {code}"
    try:
        if place.state() not in (before, after):
            return "neither the old nor the new state"
        told = place.app.store.manifest().skipped  # a document that could not be opened is kept as it was, and named
        if code == 0 and place.state() != after and not told:
            return "said done, and was not"
        scenario.work(place)
        if place.state() != after:
            return "not mended by the next run"
    except Exception as error:  # noqa: BLE001  # whatever it is, it goes into the report
        return f"{type(error).__name__}: {error}"
    if left := [str(path) for path in place.app.store.drafts()]:
        return f"left {left}"
    return f"canary in {place.holds(CANARY)}" if scenario.wipes and place.holds(CANARY) else None


def main() -> int:
    """Run the matrix, print its figures and return 1 when anything broke."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--by", choices=("strace", "hook"), default="strace")
    parser.add_argument("--every", type=int, default=1, help="take each n-th point and fault only")
    parser.add_argument("--only", choices=SCENARIOS, nargs="*", default=list(SCENARIOS))
    options = parser.parse_args()
    injector = Strace() if options.by == "strace" else Hook()
    total = broken = 0
    for name in options.only:
        with tempfile.TemporaryDirectory() as root:
            problems = list(faults_of(injector, name, Path(root), every=options.every))
        found = [problem for problem in problems if problem]
        print(f"{name}: {len(problems)} points, {len(found)} broken", *found, sep="\n  ", flush=True)
        total, broken = total + len(problems), broken + len(found)
    print(f"all: {total} points, {broken} broken, {total - broken} recovered by the next run")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
