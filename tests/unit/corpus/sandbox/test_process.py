"""A reading process starts with next to nothing and ends with the program, however that ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.folder import Unreadable
from corpus.sandbox import Limits, ReaderPool
from corpus.sandbox.process import ReadingProcess

ROOT = Path(__file__).parents[4]
READS_FOR_EVER = f"""
import sys
from pathlib import Path
from corpus.folder import SourceFile
from corpus.sandbox import ReaderPool
with ReaderPool(1, command=[sys.executable, "-P", {str(Path(__file__).with_name("misbehaving.py"))!r}]) as pool:
    for answered in pool.read([SourceFile(Path(sys.argv[1]), "file")] * 2):
        print(answered.answer.documents[0].decode(), flush=True)
        Path(sys.argv[1]).write_text("sleep 20")
"""


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def children() -> list[int]:
    mine = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return [int(word) for word in mine.read_text(encoding="ascii").split()]


def wait_until_gone(process: int) -> bool:
    for _ in range(100):
        if not is_running(process):
            return True
        time.sleep(0.1)
    return False


def test_a_command_that_does_not_start_is_an_error_and_not_every_files_fault(write):
    broken = ReaderPool(1, command=[sys.executable, "-c", "import no_such_module"])
    with broken, pytest.raises(ReadError, match=r"does not start \(exit code 1\); run: assistant doctor"):
        list(broken.read(write("word")))


def test_a_process_that_does_not_heed_its_own_clock_is_killed(make_pool, write):
    with make_pool() as pool:
        (answered,) = pool.read(write("deaf"))
    assert answered.answer.refused == "refused: limit of 1 s"


def test_closing_in_the_midst_of_the_files_leaves_no_process_behind(make_pool, write):
    with make_pool(2) as pool:
        next(pool.read(write("word", "sleep 60", "sleep 60")))
        mine = children()
        assert len(mine) == 2
    assert [process for process in mine if is_running(process)] == []
    assert [process for process in mine if process in children()] == []  # not even as a zombie


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_process_ends_when_the_program_does_even_in_the_midst_of_a_file(tmp_path: Path, end: signal.Signals):
    (tmp_path / "file").write_text("word", encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-c", READS_FOR_EVER, str(tmp_path / "file")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with program:
        reader = int(program.stdout.readline().split(b"word ")[1].split(b'"')[0])
        assert is_running(reader)
        program.send_signal(end)
    assert wait_until_gone(reader)


def test_pools_work_side_by_side_in_threads(make_pool, write):
    files = write(*["word"] * 10, "crash", "word")
    results: list[list[bool]] = []

    def read_all() -> None:
        with make_pool() as pool:
            decoded = [answered.answer.decoded(answered.file) for answered in pool.read(files)]
        results.append([isinstance(result, Unreadable) for result in decoded])

    threads = [threading.Thread(target=read_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[False] * 10 + [True, False]] * 3


def test_the_process_gets_neither_the_environment_nor_open_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET_TOKEN", "x")
    with (tmp_path / "open").open("wb") as held:
        os.set_inheritable(held.fileno(), True)
        process = ReadingProcess(Limits())
        try:
            place = Path(f"/proc/{process._process.pid}")
            names = {line.split(b"=")[0] for line in (place / "environ").read_bytes().split(b"\0")}
            targets = {str(link.readlink()) for link in (place / "fd").iterdir()}
        finally:
            process.close()
    assert b"SECRET_TOKEN" not in names
    assert str(tmp_path / "open") not in targets
