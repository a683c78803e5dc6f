"""Documents are added and deleted in the background; what is deleted is nowhere in the home afterwards."""

from pathlib import Path
from threading import Event

import pytest

from assistant.background import Steps
from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.library import Library
from assistant.settings import Settings
from corpus.errors import SourceError
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder

SECRET = "The vault of the harbour master opens with nineteen turns.\n\nNobody but him has ever opened it at night.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library over one indexed folder of one document."""
    app = Application(
        Home(tmp_path / "home", False),
        Settings(),
        read_files=read_here,
        make_encoder=lambda *_: HashingEncoder(64),
        make_reader=lambda *_: OverlapReader(),
    )
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "harbour.txt").write_text("The harbour moved 412 tonnes of grain.\n", encoding="utf-8")
    app.index([tmp_path / "documents"], progress=lambda *_: None)
    return Library(app, app.store.open)


def drop(library: Library, name: str, text: str) -> None:
    """Put a file into the uploads as the page does."""
    path = library.uploads / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    library.arrived(path)


def done(library: Library, started: bool):
    assert started
    state = library.work.wait(30)
    assert state.failure == ""
    return state.outcome


def paths(library: Library) -> list[str]:
    return [each.entry.path for each in library.shelved()]


def test_what_arrived_is_indexed_beside_what_was_there(library):
    drop(library, "town/vault.txt", SECRET)
    report = done(library, library.take_in())
    assert (report.plan.added, sorted(paths(library))) == (["town/vault.txt"], ["harbour.txt", "town/vault.txt"])


def test_a_file_that_cannot_be_read_is_named_and_not_kept(library):
    drop(library, "vault.txt", SECRET)
    drop(library, "broken.pdf", "no pdf at all")
    report = done(library, library.take_in())
    assert [(each.path, "damaged" in each.reason) for each in report.skipped] == [("broken.pdf", True)]
    assert [path.name for path in library.uploads.iterdir()] == ["vault.txt"]
    assert "broken.pdf" not in paths(library)


def test_a_first_file_that_cannot_be_read_is_explained_and_not_kept(library):
    drop(library, "broken.pdf", "no pdf at all")
    library.take_in()
    assert "broken.pdf: not a PDF" in library.work.wait(30).failure
    assert list(library.uploads.iterdir()) == []


def test_a_deleted_document_is_found_nowhere_in_the_home(library):
    drop(library, "vault.txt", SECRET)
    done(library, library.take_in())
    drop(library, "other.txt", "Another document says something else entirely, and stays.\n")
    done(library, library.take_in())
    erased = done(library, library.delete("vault.txt"))
    assert (erased.path, erased.sentences, erased.found) == ("vault.txt", 2, ())
    assert erased.vectors >= erased.passages >= 1
    assert paths(library) == ["harbour.txt", "other.txt"]
    held = [path for path in library.uploads.parent.rglob("*") if path.is_file() and b"nineteen" in path.read_bytes()]
    assert held == []


def test_the_last_upload_can_be_deleted_too(library):
    drop(library, "vault.txt", SECRET)
    done(library, library.take_in())
    done(library, library.delete("vault.txt"))
    assert paths(library) == ["harbour.txt"]


def test_what_still_quotes_a_deleted_document_is_named(library):
    drop(library, "vault.txt", SECRET)
    done(library, library.take_in())
    (library.uploads.parent / "notes.txt").write_text(SECRET, encoding="utf-8")
    assert done(library, library.delete("vault.txt")).found == ("notes.txt",)


def test_a_document_of_a_folder_is_not_deleted_here(library):
    with pytest.raises(SourceError, match="not in the index"):
        library.delete("harbour.txt")


def test_a_folder_is_forgotten_and_stays_on_the_disk(library, tmp_path):
    drop(library, "vault.txt", SECRET)
    done(library, library.take_in())
    done(library, library.forget(str(tmp_path / "documents")))
    assert paths(library) == ["vault.txt"]
    assert (tmp_path / "documents" / "harbour.txt").exists()


def test_a_changed_folder_is_brought_up_to_date(library, tmp_path):
    (tmp_path / "documents" / "more.txt").write_text("The ferry sails on Tuesday.\n", encoding="utf-8")
    report = done(library, library.refresh())
    assert report.plan.added == ["more.txt"]


def test_once_the_files_are_read_the_step_is_the_encoding_of_so_many_passages(library):
    told = []

    def tell(*, step: str, done: int, total: int, seconds_left: float | None) -> None:
        told.append((step, done, total))

    drop(library, "vault.txt", SECRET)
    drop(library, "other.txt", "Another document says something else entirely, and stays.\n")
    library._take_in(Steps(tell, Event()))
    assert told[:3] == [("reading", 0, 0), ("reading", 1, 2), ("reading", 2, 2)]
    assert told[3:] == [("encoding", 0, 0), ("encoding", 0, 2), ("encoding", 2, 2)]
