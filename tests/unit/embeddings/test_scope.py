"""A scope names documents or folders, as the index or as the disk calls them."""

import pytest

from corpus.errors import QuestionError
from embeddings.scope import passages_within


@pytest.fixture
def folder(tmp_path):
    for path in ("law/old/act.txt", "law/new.txt", "lawyers.txt"):
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(f"This is the text of {path}.", encoding="utf-8")
    return tmp_path / "docs"


@pytest.fixture
def index(application, folder):
    application.index([folder], progress=lambda *_: None)
    return application.store.open()


def within(index, *scope) -> set[str]:
    rows = passages_within(index, scope).nonzero()[0]
    return {index.passage(int(row)).document.path for row in rows}


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (["law"], {"law/old/act.txt", "law/new.txt"}),  # and not lawyers.txt, though it begins alike
        (["law/"], {"law/old/act.txt", "law/new.txt"}),
        (["./law/old"], {"law/old/act.txt"}),
        (["law/new.txt", "lawyers.txt"], {"law/new.txt", "lawyers.txt"}),
        (["."], {"law/old/act.txt", "law/new.txt", "lawyers.txt"}),
    ],
)
def test_a_scope_holds_what_lies_in_it(index, scope, held):
    assert within(index, *scope) == held


def test_a_full_path_names_the_same_documents(index, folder):
    assert within(index, str(folder / "law" / "old")) == {"law/old/act.txt"}
    assert len(within(index, str(folder))) == 3
    assert len(within(index, str(folder.parent))) == 3


@pytest.mark.parametrize("name", ["nothing", "law/new", "..", "/elsewhere", "LAW"])
def test_a_name_that_holds_nothing_is_refused(index, name):
    with pytest.raises(QuestionError, match="no indexed document"):
        passages_within(index, ["law", name])
