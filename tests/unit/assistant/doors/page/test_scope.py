import pytest

from assistant.doors.page.scope import choose, places
from embeddings.manifest import DocumentEntry


def entries(*paths: str) -> list[DocumentEntry]:
    return [DocumentEntry(source="/s", path=path, content_hash="0", first_passage=0, passages=1) for path in paths]


def test_folders_of_every_depth_come_before_the_documents():
    assert places(entries("b/c/x.md", "a.md", "b/y.md")) == ["b", "b/c", "b/c/x.md", "a.md", "b/y.md"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("b", "b"), ("X.M", "b/c/x.md"), (" a.md", "a.md"), ("type:md", "type:md"), ("/s/a.md", "/s/a.md")],
)
def test_a_typed_text_is_what_it_names_or_the_first_place_that_has_it(typed, name):
    found = choose([typed], entries("b/c/x.md", "a.md"))
    assert (found.names, found.unknown) == ([name], [])


@pytest.mark.parametrize("typed", ["zzz", "type:pdf", "type:", "after:never", " "])
def test_what_names_nothing_is_told_apart(typed):
    found = choose(["a.md", typed], entries("a.md"))
    assert (found.names, found.unknown) == (["a.md"], [typed])


def test_what_is_kept_stays_though_it_is_gone():
    assert choose(["gone.md"], entries("a.md"), kept=["gone.md"]).names == ["gone.md"]


def test_two_texts_that_name_one_place_are_one():
    assert choose(["a.md", "A."], entries("a.md")).names == ["a.md"]
