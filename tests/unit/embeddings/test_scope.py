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


@pytest.fixture
def dated(application, tmp_path):
    folder = tmp_path / "dated"
    texts = {
        "minutes/may.md": "# Minutes\n\nLast updated: 26 May 2020\n\nThe board met.",
        "minutes/june.txt": "Minutes of June\n\nLast updated: 2 June 2021\n\nThe board met again.",
        "undated.txt": "The board met in a year that nobody wrote down.",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    application.index([folder], progress=lambda *_: None)
    return application.store.open()


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (["type:md"], {"minutes/may.md"}),
        (["type:.MD", "type:txt"], {"minutes/may.md", "minutes/june.txt", "undated.txt"}),
        (["file:june"], {"minutes/june.txt"}),
        (["file:JUNE.txt"], {"minutes/june.txt"}),
        (["file:minutes/*"], {"minutes/may.md", "minutes/june.txt"}),
        (["folder:minutes"], {"minutes/may.md", "minutes/june.txt"}),
        (["folder:minutes", "type:txt"], {"minutes/june.txt"}),
        (["after:2020"], {"minutes/may.md", "minutes/june.txt"}),
        (["after:2020-05-26", "before:2021"], {"minutes/may.md"}),
        (["after:2020-05-27"], {"minutes/june.txt"}),
        (["before:2021-06-02"], {"minutes/may.md"}),
        (["minutes", "undated.txt", "type:txt"], {"minutes/june.txt", "undated.txt"}),
    ],
)
def test_filters_of_one_kind_are_alternatives_and_all_kinds_must_hold(dated, scope, held):
    assert within(dated, *scope) == held


def test_filters_that_no_document_meets_together_leave_nothing(dated):
    assert within(dated, "type:md", "after:2021") == set()


@pytest.mark.parametrize(
    ("name", "said"), [("type:", "names nothing"), ("after:soon", "no date"), ("before:1990", "no indexed document")]
)
def test_a_filter_that_cannot_be_met_is_refused(dated, name, said):
    with pytest.raises(QuestionError, match=said):
        passages_within(dated, [name])


def test_the_day_of_a_document_outlives_what_does_not_read_it_again(application, dated, tmp_path):
    (tmp_path / "dated" / "new.txt").write_text("Another file.", encoding="utf-8")
    (tmp_path / "dated" / "minutes").rename(tmp_path / "dated" / "moved")
    application.index([tmp_path / "dated"], progress=lambda *_: None)
    assert within(application.store.open(), "before:2021") == {"moved/may.md"}
