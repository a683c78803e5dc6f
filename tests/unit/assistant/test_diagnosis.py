import shutil
from pathlib import Path

import numpy as np
import pytest

from assistant.compose import Application
from assistant.diagnosis import Finding, diagnose
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder


def found(app: Application, subject: str) -> Finding:
    [finding] = [finding for finding in diagnose(app) if finding.subject == subject]
    return finding


def app_in(folder: Path) -> Application:
    return Application(Home(folder, False), Settings(), make_encoder=lambda _, __: HashingEncoder())


@pytest.fixture
def own(application, tmp_path) -> Application:
    """A copy of the small index that a test may damage."""
    shutil.copytree(application.home.folder, tmp_path / "home")
    return app_in(tmp_path / "home")


def test_a_sound_installation_has_no_bad_finding(application):
    assert [finding for finding in diagnose(application) if not finding.healthy] == []


def test_the_index_is_described_by_its_counts(application):
    # bakery.txt has one passage, harbour.md one for its lead and one for each of two headings
    assert found(application, "index").detail == "2 documents, 4 passages, vectors and rows of terms, hashes match"


def test_no_index_yet_is_healthy_and_says_how_to_make_one(tmp_path):
    finding = found(app_in(tmp_path), "index")
    assert finding.healthy
    assert "run: assistant index FOLDER" in finding.detail


def test_a_changed_file_of_the_index_is_bad_and_named(own):
    [path] = own.home.index.glob("generations/*/documents.jsonl")
    path.write_bytes(path.read_bytes().replace(b"412", b"413"))
    finding = found(own, "index")
    assert not finding.healthy
    assert "documents.jsonl has changed" in finding.detail


def test_an_exported_model_without_its_card_is_bad(own):
    own.home.model("all-MiniLM-L6-v2").mkdir(parents=True)
    finding = found(own, "exported model")
    assert (finding.healthy, "no usable exported model" in finding.detail) == (False, True)


def test_a_changed_file_of_an_exported_model_is_bad_and_named(own):
    folder = own.home.model("all-MiniLM-L6-v2")
    folder.mkdir(parents=True)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    card = '{"name": "x", "dimensions": 3, "max_tokens": 9, "pooling": "mean", "sha256": {"tokenizer.json": "%s"}}' % (
        "0" * 64
    )
    (folder / "encoder.json").write_text(card, encoding="utf-8")
    finding = found(own, "exported model")
    assert (finding.healthy, finding.detail.startswith("tokenizer.json changed")) == (False, True)


def test_another_distribution_that_owns_one_of_the_import_names_is_reported(own, tmp_path, monkeypatch):
    folder = tmp_path / "site" / "embeddings-9.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: embeddings\nVersion: 9\n", encoding="utf-8")
    (folder / "top_level.txt").write_text("embeddings\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    finding = found(own, "package embeddings")
    assert (finding.healthy, "also installed by embeddings" in finding.detail) == (False, True)


def test_parts_that_do_not_fit_together_are_bad_although_every_hash_matches(own):
    def write(folder):
        index = own.store.open()
        shutil.copytree(own.store.folder_of(index.manifest), folder, dirs_exist_ok=True)
        places = index.places.copy()
        places[0, 2] = 9_999
        np.save(folder / "passages.npy", places, allow_pickle=False)
        return index.manifest

    with own.store.writing():
        own.store.publish(write)
    finding = found(own, "index")
    assert not finding.healthy
    assert finding.detail == "passages outside the text of bakery.txt; run: assistant index --rebuild"


def test_what_an_interrupted_run_left_is_named(own):
    (own.home.index / "generations" / ".000007").mkdir()
    details = [finding.detail for finding in diagnose(own) if finding.subject == "index"]
    assert ".000007 left by an interrupted run; the next assistant index removes it" in details


def test_a_damaged_cache_is_bad_and_harmless(own):
    own.home.vectors.write_bytes(b"no database")
    finding = found(own, "vector cache")
    assert (finding.healthy, "harmless, delete" in finding.detail) == (False, True)


def test_every_collection_is_looked_at(own, tmp_path):
    shutil.copytree(own.home.index, own.home.collection("work").index)
    assert found(own, "index work").healthy
