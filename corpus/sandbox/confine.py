"""What a reading process does to itself before it opens the first file, and before each one."""

import contextlib
import os
import resource
import signal
import threading
import time
from pathlib import Path

from corpus.sandbox.limits import Limits

_OPEN_FILES = 256
_LOOKED_AFTER = 1.0


def confine(limits: Limits) -> None:
    """Take away what no reader needs: more memory, core dumps, writing to files, life after the parent."""
    with contextlib.suppress(OSError):  # where memory runs out all the same, this process goes first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    _limit(resource.RLIMIT_AS, address_space() + limits.memory)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def start_clock(seconds: int) -> None:
    """Let the kernel end this process when what it does takes longer, whatever code is running then."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    used = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


def stop_clock() -> None:
    """End the wait for the time limit: sending the answer is as slow as its receiver."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def address_space() -> int:
    """Return the bytes of address space that this process has."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _limit(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def _end_with(parent: int) -> None:
    """End when the parent has: a closed pipe is only seen between two files."""
    while os.getppid() == parent:
        time.sleep(_LOOKED_AFTER)
    os._exit(0)
