"""A set with documents of its own is asked of an index of its own, made once."""

from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from corpus.errors import ForeignIndexError, NoIndexError
from embeddings.hashing import HashingEncoder
from eval.question_set import DocumentRow, EvidenceRow, QuestionRow, QuestionSet
from eval.sweep import override
from eval.workplace import missing_documents, prepare, variant

ROW = QuestionRow(id="q", question="Who came?", evidence=(EvidenceRow(document="d1"), EvidenceRow(document="d9")))
DOCUMENTS = (DocumentRow(id="d1", title="Ann", text="Ann came."), DocumentRow(id="d2", text="Bo left."))
OWN = QuestionSet("tiny", (ROW,), DOCUMENTS, origin="tiny.json")


@pytest.fixture
def app(tmp_path: Path) -> Application:
    """An application without an index."""
    return Application(
        Home(tmp_path / "home", False),
        Settings(),
        make_encoder=lambda *_: HashingEncoder(),
        make_reader=lambda *_: OverlapReader(),
    )


def prepared(app: Application, questions: QuestionSet) -> Application:
    return prepare(app, questions, progress=lambda *_: None)


@pytest.fixture
def filled(app: Application, tmp_path: Path) -> Application:
    """The same with one document of the user's own."""
    (tmp_path / "own.txt").write_text("Cy stayed.\n", encoding="utf-8")
    app.index([tmp_path / "own.txt"], progress=lambda *_: None)
    return app


def test_a_set_without_documents_is_asked_of_the_users_own_index(filled: Application):
    assert prepared(filled, QuestionSet("mine", (ROW,))) is filled


def test_with_other_index_settings_the_users_documents_are_indexed_apart_when_that_is_asked_for(filled: Application):
    other = variant(filled, override(filled.settings, {"index.budget": "16"}))
    mine = QuestionSet("mine", (ROW,))
    with pytest.raises(ForeignIndexError, match="index --rebuild"):
        prepared(other, mine).open_assistant()
    manifest = prepare(other, mine, progress=lambda *_: None, reindex=True).store.manifest()
    assert ([entry.path for entry in manifest.documents], manifest.recipe.budget) == (["own.txt"], 16)
    assert filled.store.manifest().recipe.budget == 170


def test_without_an_index_of_the_user_the_next_step_is_named(app: Application):
    with pytest.raises(NoIndexError, match="run: assistant index"):
        prepared(app, QuestionSet("mine", (ROW,)))


def test_a_sets_documents_are_indexed_apart_from_the_users(app: Application):
    own = prepared(app, OWN)
    assert [entry.path for entry in own.store.manifest().documents] == ["d1", "d2"]
    assert not app.store.exists()


def test_an_unchanged_set_is_not_indexed_again(app: Application):
    first = prepared(app, OWN).store.manifest()
    assert prepared(app, OWN).store.manifest() == first


def test_a_changed_document_makes_a_new_generation(app: Application):
    prepared(app, OWN)
    changed = QuestionSet("tiny", (ROW,), DOCUMENTS[:1], origin="tiny.json")
    manifest = prepared(app, changed).store.manifest()
    assert ([entry.path for entry in manifest.documents], manifest.generation) == (["d1"], "000002")


def test_a_damaged_index_of_a_set_is_made_again(app: Application):
    (prepared(app, OWN).store.folder / "CURRENT").write_text("nonsense", encoding="utf-8")
    assert len(prepared(app, OWN).store.open()) == 2


def test_a_set_that_is_named_by_another_path_is_not_indexed_twice(app: Application, tmp_path: Path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "ann.txt").write_text("Ann came.", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    for folder in (tmp_path / "documents", tmp_path / "link" / "documents"):
        index = prepared(app, QuestionSet("tiny", (ROW,), folder, origin="tiny")).store.open()
        assert [entry.path for entry in index.manifest.documents] == ["ann.txt"]


def test_evidence_that_is_not_indexed_is_named(app: Application):
    assert missing_documents(prepared(app, OWN).open_assistant(), OWN) == ["d9"]
