"""A watched folder is followed; a failed run is explained and tried again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.index_report import IndexReport
from assistant.settings import Settings
from assistant.watching import follow
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder

PATIENCE_SECONDS = 30


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.txt").write_text("The hall opened.", encoding="utf-8")
    return folder


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return Application(
        Home(tmp_path / "home", False), Settings(), read_files=read_here, make_encoder=lambda *_: HashingEncoder(64)
    )


@pytest.fixture
def watching() -> Iterator[Callable[..., "Queue[IndexReport | str]"]]:
    """Follow folders in a thread; return the queue of outcomes."""
    stop, threads = Event(), []

    def start(folder: Path, index: Callable[[], IndexReport]) -> "Queue[IndexReport | str]":
        outcomes: Queue[IndexReport | str] = Queue()

        def run() -> None:
            for outcome in follow([folder], index, stop=stop, settle_ms=50, try_again_ms=200):
                outcomes.put(outcome)

        threads.append(Thread(target=run))
        threads[-1].start()
        return outcomes

    yield start
    stop.set()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)


def ready(folder: Path, outcomes: "Queue[IndexReport | str]") -> None:
    """Change a file until the first outcome comes: the watcher needs a moment before it sees anything."""
    for number in range(PATIENCE_SECONDS * 2):
        (folder / "ready.txt").write_text(f"Attempt {number} to be seen.", encoding="utf-8")
        try:
            outcomes.get(timeout=0.5)
        except Empty:
            continue
        return


def test_a_new_file_is_indexed_as_it_comes(app, docs, watching):
    outcomes = watching(docs, lambda: app.indexer().update([docs]))
    ready(docs, outcomes)
    (docs / "b.txt").write_text("The port closed.", encoding="utf-8")
    while (report := outcomes.get(timeout=PATIENCE_SECONDS)).is_idle or "b.txt" not in report.plan.added:
        pass
    assert "b.txt" in {entry.path for entry in app.store.manifest().documents}


def test_a_run_that_fails_is_explained_once_and_tried_again_until_it_works(app, docs, watching):
    fail = Event()

    def index() -> IndexReport:
        if fail.is_set():
            raise OSError(28, "No space left on device", "/disk")
        return app.indexer().update([docs])

    outcomes = watching(docs, index)
    ready(docs, outcomes)
    fail.set()
    (docs / "b.txt").write_text("The port closed.", encoding="utf-8")
    while (outcome := outcomes.get(timeout=PATIENCE_SECONDS)) != "/disk: No space left on device":
        assert isinstance(outcome, IndexReport)
    fail.clear()  # nothing changes in the folder from here on
    assert outcomes.get(timeout=PATIENCE_SECONDS).plan.added == ["b.txt"]


def test_what_changed_before_the_watch_began_is_not_missed(app, docs, watching):
    app.indexer().update([docs])
    (docs / "b.txt").write_text("The port closed.", encoding="utf-8")
    report = watching(docs, lambda: app.indexer().update([docs])).get(timeout=PATIENCE_SECONDS)
    assert report.plan.added == ["b.txt"]


def test_a_first_look_that_finds_nothing_says_nothing(app, docs, watching):
    app.indexer().update([docs])
    looked = Event()

    def look() -> IndexReport:
        report = app.indexer().update([docs])
        looked.set()
        return report

    outcomes = watching(docs, look)
    assert looked.wait(PATIENCE_SECONDS)
    with pytest.raises(Empty):
        outcomes.get(timeout=0.5)
