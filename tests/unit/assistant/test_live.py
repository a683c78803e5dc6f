"""A reader that is open moves to the new generation, and never shows a mixture of two."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.live import LiveAssistant
from assistant.settings import Settings
from corpus.errors import NoIndexError
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder

WORDS = ["crane", "ferry", "bridge", "tunnel"]


@pytest.fixture
def own(tmp_path: Path) -> Application:
    """An application over a folder of its own."""
    (tmp_path / "docs").mkdir()
    app = Application(
        Home(tmp_path / "home", False),
        Settings(),
        read_files=read_here,
        make_encoder=lambda *_: HashingEncoder(64),
        make_reader=lambda *_: OverlapReader(),
    )
    publish(app, 0)
    return app


def publish(app: Application, number: int) -> None:
    """Publish generation `number` + 1: every document names its number."""
    folder = app.home.folder.parent / "docs"
    for word in WORDS:
        (folder / f"{word}.txt").write_text(f"The {word} has the number {number:03d}.", encoding="utf-8")
    app.index([folder], progress=lambda *_: None)


def numbers(hits) -> set[str]:
    return {hit.passage.text[-4:-1] for hit in hits}


def test_a_new_generation_is_answered_from_without_a_restart(own):
    live = own.open_live()
    publish(own, 1)
    assert live.ask("What number has the crane?").index == "000002"
    assert numbers(live.search("the number", 4)) == {"001"}


def test_the_index_is_opened_once_while_nothing_changes(own):
    opened: list[Assistant] = []

    def open_current() -> Assistant:
        opened.append(own.open_assistant())
        return opened[-1]

    live = LiveAssistant(open_current, own.store.pointer)
    for _ in range(3):
        live.ask("What number has the crane?")
    publish(own, 1)
    for _ in range(3):
        live.ask("What number has the crane?")
    assert len(opened) == 2


def test_an_answer_that_has_begun_ends_on_its_generation(own):
    live = own.open_live()
    stream = live.stream("What number has the crane?")
    publish(own, 1)
    publish(own, 2)  # the first generation is collected now
    [*_, last] = stream
    assert (last.index, last.citations[0].passage.text) == ("000001", "The crane has the number 000.")


def test_a_generation_that_cannot_be_opened_leaves_the_old_one_answering(own):
    live = own.open_live()
    (own.store.folder / "CURRENT").unlink()
    assert live.ask("What number has the crane?").index == "000001"


def test_without_an_index_there_is_nothing_to_open(tmp_path):
    with pytest.raises(NoIndexError):
        Application(Home(tmp_path, False), Settings()).open_live()


def test_readers_beside_a_writer_never_see_a_mixture(own):
    # the whole, 10,000 reads during 100 publications, is `python tests/endurance.py reads`
    live, done = own.open_live(), Event()

    def read() -> list[set[str]]:
        seen = []
        while not done.is_set() or len(seen) < 20:
            seen.append(numbers(live.search("the number", 4)))
        return seen

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for number in range(1, 6):
            publish(own, number)
        done.set()
        seen = [numbers for reader in readers for numbers in reader.result()]
    assert {len(each) for each in seen} == {1}
    assert numbers(live.search("the number", 4)) == {"005"}
