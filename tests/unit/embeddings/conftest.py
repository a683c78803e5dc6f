"""Indexes made with the hashing encoder: milliseconds each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import Settings
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder


class CountingEncoder(HashingEncoder):
    """Remembers every passage that it encoded."""

    def __init__(self) -> None:
        super().__init__(64)
        self.encoded: list[str] = []

    def encode_passages(self, texts):
        self.encoded += texts
        return super().encode_passages(texts)


@pytest.fixture
def encoder() -> CountingEncoder:
    """An encoder that can be asked what it did."""
    return CountingEncoder()


@pytest.fixture
def application(tmp_path: Path, encoder: CountingEncoder) -> Application:
    """An application with an empty home."""
    return Application(
        Home(tmp_path / "home", False), Settings(), read_files=read_here, make_encoder=lambda *_: encoder
    )


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write `name=text` as `name.txt` into the folder `docs`; None removes one. Returns the folder."""

    def write_files(**texts: str | None) -> Path:
        folder = tmp_path / "docs"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            if text is None:
                (folder / f"{name}.txt").unlink()
            else:
                (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return folder

    return write_files
