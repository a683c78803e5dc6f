"""A pool whose reader does what each file's text says."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.folder import SourceFile, Unreadable
from corpus.sandbox import Limits, ReaderPool

COMMAND = (sys.executable, "-P", str(Path(__file__).with_name("misbehaving.py")))
LIMITS = Limits(seconds=1, memory=256 * 2**20, characters=1000, blocks=100, documents=20, answer=5000)

MakePool = Callable[..., ReaderPool]
Write = Callable[..., list[SourceFile]]
Read = Callable[..., list[str]]


@pytest.fixture
def make_pool() -> MakePool:
    """Make a pool with limits that are soon reached."""
    return lambda workers=1, **more: ReaderPool(workers, limits=replace(LIMITS, **more), command=COMMAND)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of these texts."""

    def write_all(*texts: str) -> list[SourceFile]:
        found = [SourceFile(tmp_path / str(row), str(row)) for row in range(len(texts))]
        for file, text in zip(found, texts, strict=True):
            file.path.write_text(text, encoding="utf-8")
        return found

    return write_all


@pytest.fixture
def read(make_pool: MakePool, write: Write) -> Read:
    """Read files of these texts; give the first word of each document, or the reason why there is none."""

    def read_all(*texts: str, workers: int = 1, **limits: int) -> list[str]:
        with make_pool(workers, **limits) as pool:
            results = [answered.answer.decoded(answered.file) for answered in pool.read(write(*texts))]
        return [r.reason if isinstance(r, Unreadable) else r.documents[0].text.split()[0] for r in results]

    return read_all
