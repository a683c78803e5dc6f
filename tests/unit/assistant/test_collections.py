"""Collections share a home, its models and its cache, and nothing else."""

from pathlib import Path

import pytest

from assistant.home import Home
from corpus.errors import NoIndexError, SettingsError
from embeddings.cache import VectorCache
from tests.samples.application import collection


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home", False)


def test_the_default_collection_lies_where_the_index_of_a_home_always_lay(home):
    assert home.collection("default").index == home.folder / "index"
    assert home.collection("work").index == home.folder / "collections" / "work" / "index"


@pytest.mark.parametrize("name", ["", "all", "Work", "a/b", "..", "a b", "-x", "a" * 65])
def test_what_cannot_be_a_folders_name_cannot_be_a_collections(home, name):
    with pytest.raises(SettingsError, match="a name has letters a to z"):
        home.collection(name)


def test_only_collections_with_an_index_are_listed(home):
    collection(home, "work", "The crane lifts grain.")
    collection(home, "empty")
    assert [place.name for place in home.collections()] == ["work"]


def test_one_collection_does_not_answer_from_another(home):
    collection(home, "work", "The crane lifts grain.")
    mine = collection(home, "default", "The ferry sails.")
    assert [hit.passage.text for hit in mine.open_assistant().search("crane", 5)] == ["The ferry sails."]


def test_several_are_asked_together(home):
    collection(home, "work", "The crane lifts 40 tonnes of grain.")
    mine = collection(home, "default", "The ferry sails on Tuesday.")
    both = mine.open_assistant(["work"])
    assert both.search("What does the crane lift?", 1)[0].passage.text == "The crane lifts 40 tonnes of grain."
    assert both.search("When does the ferry sail?", 1)[0].passage.text == "The ferry sails on Tuesday."


def test_a_reader_of_several_follows_each_of_them(home):
    work = collection(home, "work", "The crane lifts 40 tonnes of grain.")
    live = collection(home, "default", "The ferry sails on Tuesday.").open_live(["work"])
    (home.folder.parent / "docs-work" / "0.txt").write_text("The crane lifts 90 tonnes of grain.", encoding="utf-8")
    work.index([home.folder.parent / "docs-work"], progress=lambda *_: None)
    assert live.search("What does the crane lift?", 1)[0].passage.text == "The crane lifts 90 tonnes of grain."


def test_a_missing_one_is_named_with_the_command_that_makes_it(home):
    mine = collection(home, "default", "The ferry sails.")
    with pytest.raises(NoIndexError, match="run: assistant index --collection work FOLDER"):
        mine.open_assistant(["work"])


def test_all_stands_for_every_collection_once(home):
    collection(home, "work", "The crane lifts grain.")
    collection(home, "default", "The ferry sails.")
    assert home.named(["all", "work"]) == ["default", "work"]
    assert home.named(["work", "work", "default"]) == ["work", "default"]


def test_a_text_of_two_collections_is_encoded_once(home):
    collection(home, "work", "The crane lifts grain.")
    collection(home, "default", "The crane lifts grain.")
    assert len(VectorCache(home.vectors)) == 1


def test_a_removed_collection_leaves_neither_text_nor_vectors(home):
    collection(home, "default", "The ferry sails.")
    work = collection(home, "work", "The canaryword sings.")
    work.remove()
    held = [p for p in home.folder.rglob("*") if p.is_file() and b"canaryword" in p.read_bytes()]
    assert (held, len(VectorCache(home.vectors))) == ([], 1)
    assert [place.name for place in home.collections()] == ["default"]


def test_wiping_one_collection_keeps_the_vectors_of_the_others(home):
    collection(home, "work", "The crane lifts grain.")
    mine = collection(home, "default", "The ferry sails.")
    assert (mine.purge(), len(VectorCache(home.vectors))) == (0, 2)
