"""What is opened for a question, and what is not."""

from pathlib import Path
from typing import Any

import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import Settings
from corpus.errors import ForeignIndexError, NoIndexError
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder


def unwanted(*_: Any) -> Any:
    raise AssertionError("it is not needed for this")


def application(home: Path, **parts: Any) -> Application:
    parts = {"make_encoder": lambda *_: HashingEncoder(64), "make_reader": unwanted, **parts}
    return Application(Home(home, False), Settings(), read_files=read_here, **parts)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an index of one document."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "crane.txt").write_text("The crane was painted green.", encoding="utf-8")
    application(tmp_path / "home").index([tmp_path / "docs"], progress=lambda *_: None)
    return tmp_path / "home"


def test_what_finds_passages_opens_no_reader(home: Path):
    [hit] = application(home).open_retriever().retrieve("crane", 5)
    assert hit.passage.text == "The crane was painted green."


def test_no_model_is_opened_where_there_is_no_index(tmp_path: Path):
    app = application(tmp_path / "home", make_encoder=unwanted)
    with pytest.raises(NoIndexError):
        app.open_retriever()
    with pytest.raises(NoIndexError):
        app.open_assistant()


def test_an_index_of_another_encoder_finds_nothing(home: Path):
    app = application(home, make_encoder=lambda *_: HashingEncoder(32))
    with pytest.raises(ForeignIndexError, match="made with encoder 'hashing-64'"):
        app.open_retriever()
