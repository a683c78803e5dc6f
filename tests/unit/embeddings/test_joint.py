"""A question to several collections is answered as by one index that holds the documents of all."""

from pathlib import Path

import numpy as np
import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import Settings
from corpus.errors import ForeignIndexError
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder
from embeddings.index import Index
from embeddings.joint import join_indexes
from embeddings.retriever import HybridRetriever

HARBOUR = {"crane": "The crane lifts grain and grain.", "ferry": "The ferry sails to the old harbour."}
TOWN = {"bakery": "The bakery bakes bread of grain.", "hall": "The hall opened in the harbour.", "mill": "Grain."}


@pytest.fixture
def make(tmp_path: Path):
    """Index texts as a collection of one home and return the open index."""

    def index(name: str, texts: dict[str, str], *, dimensions: int = 64) -> Index:
        folder = tmp_path / name
        folder.mkdir()
        for title, text in texts.items():
            (folder / f"{title}.txt").write_text(text, encoding="utf-8")
        encoder = HashingEncoder(dimensions)
        home = Home(tmp_path / "home", False)
        app = Application(home, Settings(), collection=name, read_files=read_here, make_encoder=lambda *_: encoder)
        app.index([folder], progress=lambda *_: None)
        return app.store.open()

    return index


def test_several_indexes_rank_as_one_of_all_their_documents(make):
    joint = join_indexes([make("harbour", HARBOUR), make("town", TOWN)], ["harbour", "town"])
    whole = make("whole", HARBOUR | TOWN)
    encoder = HashingEncoder(64)
    for question in ("grain", "Which harbour has a hall?", "old bread"):
        mine, its = (HybridRetriever(index, encoder).retrieve(question, 5) for index in (joint, whole))
        assert [hit.passage.text for hit in mine] == [hit.passage.text for hit in its]
        np.testing.assert_allclose([hit.score for hit in mine], [hit.score for hit in its], rtol=1e-5)


def test_rows_lead_to_the_documents_of_their_own_index(make):
    joint = join_indexes([make("harbour", HARBOUR), make("town", TOWN)], ["harbour", "town"])
    assert [joint.passage(row).document.path for row in range(len(joint))] == [
        *("harbour/crane.txt", "harbour/ferry.txt", "town/bakery.txt", "town/hall.txt", "town/mill.txt")
    ]
    assert (joint.manifest.generation, len(joint.documents)) == ("harbour:000001+town:000001", 5)
    with pytest.raises(IndexError):
        joint.documents[5]


def test_the_vectors_stand_in_the_order_of_the_rows(make):
    joint = join_indexes([make("harbour", HARBOUR), make("town", TOWN)], ["harbour", "town"])
    texts = [joint.passage(row).embedding_text for row in range(len(joint))]
    np.testing.assert_allclose(joint.dense.vectors(), HashingEncoder(64).encode_passages(texts), rtol=1e-6)


def test_collections_of_different_encoders_are_refused_in_one_line(make):
    with pytest.raises(ForeignIndexError, match="'harbour' and 'town' cannot be asked together: encoder 'hashing-64'"):
        join_indexes([make("harbour", HARBOUR), make("town", TOWN, dimensions=32)], ["harbour", "town"])
