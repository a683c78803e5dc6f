"""While the current generation is damaged, the last good one answers and says why; the next run mends it."""

from pathlib import Path

import pytest

from corpus.errors import DamagedIndexError
from embeddings.store import IndexStore

NAMES = ["dense.faiss", "documents.jsonl", "lexical/rows.npy", "manifest.json", "passages.npy"]


def index(application, folder: Path):
    return application.index([folder], progress=lambda *_: None)


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.fixture
def store(application, write) -> IndexStore:
    """A store whose current generation has a second document, and whose reserve has not."""
    index(application, write(a="The hall opened."))
    index(application, write(b="The port closed."))
    return application.store


def current(store: IndexStore) -> Path:
    return store.folder / "generations" / "000002"


@pytest.mark.parametrize("name", NAMES)
def test_the_generation_before_stands_in_for_a_damaged_one_and_says_so(store, name):
    flip_a_bit(current(store) / name)
    stand_in = store.open()
    assert [stand_in.passage(row).text for row in range(len(stand_in))] == ["The hall opened."]
    assert name.removesuffix(".json") in stand_in.damage
    assert "run: assistant index --rebuild (until then generation 000001 of" in stand_in.damage


def test_a_damaged_seal_costs_nothing_but_is_named(store):
    flip_a_bit(current(store) / "manifest.sha256")
    opened = store.open()
    assert (len(opened), "manifest.sha256 has changed" in opened.damage) == (2, True)


@pytest.mark.parametrize("name", [*NAMES, "manifest.sha256"])
def test_the_next_run_mends_what_is_damaged_without_being_told(application, store, write, name):
    flip_a_bit(current(store) / name)
    index(application, write())
    mended = store.open()
    assert (len(mended), mended.damage) == (2, "")


def test_a_damaged_pointer_is_mended_by_the_next_run(application, store, write):
    (store.folder / "CURRENT").write_bytes(b"")
    index(application, write())
    assert (len(store.open()), store.open().damage) == (2, "")


def test_a_rebuild_reads_all_sources_again(application, store):
    flip_a_bit(current(store) / "manifest.json")
    application.rebuild(progress=lambda *_: None)
    assert (len(store.open()), store.open().damage) == (2, "")


def test_a_generation_that_holds_a_deleted_document_never_stands_in(application, store, write):
    index(application, write(b=None))
    flip_a_bit(store.folder / "generations" / "000003" / "dense.faiss")
    with pytest.raises(DamagedIndexError, match=r"dense\.faiss has changed"):
        store.open()


def test_an_index_that_is_not_damaged_says_nothing(store):
    assert store.open().damage == ""
