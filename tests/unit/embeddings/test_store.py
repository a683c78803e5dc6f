"""Generations are published whole or not at all, and damage is found and named."""

import json
import shutil
from pathlib import Path

import pytest

from corpus.errors import DamagedIndexError, ForeignIndexError, NoIndexError
from embeddings.manifest import FORMAT

FILES = [
    "dense.faiss",
    "documents.jsonl",
    "documents.npy",
    "passages.npy",
    "lexical/counts.npy",
    "lexical/lengths.npy",
    "lexical/rows.npy",
    "lexical/starts.npy",
    "lexical/vocabulary.json",
]


@pytest.fixture
def store(application, write):
    """A store with one published generation."""
    application.index([write(a="The hall opened.")], progress=lambda *_: None)
    return application.store


def generation(store) -> Path:
    return store.folder / "generations" / store.manifest().generation


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_home_without_an_index_says_what_to_run(application):
    assert not application.store.exists()
    with pytest.raises(NoIndexError, match="run: assistant index FOLDER"):
        application.store.open()


def test_the_manifest_lists_every_file_of_the_generation(store):
    assert sorted(store.manifest().files) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named_when_the_index_is_opened(store, name: str):
    flip_a_bit(generation(store) / name)
    with pytest.raises(DamagedIndexError, match=f"{name} has changed since it was written; run: assistant index"):
        store.open()


def test_a_file_cut_short_is_named(store):
    path = generation(store) / "dense.faiss"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedIndexError, match=r"dense\.faiss has changed"):
        store.open()


def test_a_missing_file_is_named(store):
    (generation(store) / "passages.npy").unlink()
    with pytest.raises(DamagedIndexError, match=r"passages\.npy is missing"):
        store.open()


def test_a_damaged_manifest_is_named_with_its_generation(store):
    flip_a_bit(generation(store) / "manifest.json")
    with pytest.raises(DamagedIndexError, match="the manifest of generation 000001 is damaged"):
        store.manifest()


@pytest.mark.parametrize("content", [b"", b"000001", b"000009 abc", b"\xff\xfe", b"a b c"])
def test_a_damaged_pointer_is_named_and_the_newest_whole_generation_answers(store, content: bytes):
    (store.folder / "CURRENT").write_bytes(content)
    stand_in = store.open()
    assert "CURRENT is damaged; run: assistant index --rebuild" in stand_in.damage
    assert stand_in.passage(0).text == "The hall opened."


def test_a_damaged_pointer_without_a_whole_generation_is_an_error(store):
    (store.folder / "CURRENT").write_bytes(b"000001")
    flip_a_bit(store.folder / "generations" / "000001" / "dense.faiss")
    with pytest.raises(DamagedIndexError, match=r"CURRENT is damaged; run: assistant index --replace FOLDER"):
        store.open()


def test_an_index_of_another_format_is_refused_and_its_sources_can_be_told(store):
    def write_newer(folder: Path):
        shutil.copytree(generation(store), folder, dirs_exist_ok=True)
        return store.manifest().model_copy(update={"format": 99})

    sources = store.manifest().sources
    with store.writing():
        store.publish(write_newer)
    with pytest.raises(ForeignIndexError, match=f"index format 99 is not {FORMAT}; run: assistant index --rebuild"):
        store.open()
    assert store.sources() == sources


def test_the_pointer_pins_the_manifest(store):
    path = generation(store) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) | {"created": "2000-01-01"}
    path.write_text(json.dumps(manifest), encoding="utf-8")  # well formed, but not what was published
    with pytest.raises(DamagedIndexError, match="manifest"):
        store.open()
