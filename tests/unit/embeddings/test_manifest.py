"""The manifest says what an index is made of, and takes no key that it does not know."""

import pytest
from pydantic import ValidationError

from embeddings.manifest import FORMAT, DocumentEntry, FileEntry, InputEntry, Manifest, Recipe, SkippedEntry, sources_of

RECIPE = Recipe(
    encoder="hashing-64", dimensions=64, tokens="wordpiece", budget=170, analysis="words-1", structure="blocks-1"
)
MANIFEST = Manifest(
    format=FORMAT,
    generation="000001",
    created="2020-01-01T00:00:00+00:00",
    recipe=RECIPE,
    sources=("/docs",),
    documents=(
        DocumentEntry(source="/docs", path="a.txt", content_hash="0" * 64, first_passage=0, passages=2),
        DocumentEntry(source="/docs", path="b.txt", content_hash="1" * 64, first_passage=2, passages=3),
    ),
    inputs=(
        InputEntry(source="/docs", path="a.txt", size=9, mtime_ns=1, sha256="3" * 64, documents=1, notes=("cut",)),
        InputEntry(source="/docs", path="c.xyz", size=9, mtime_ns=1, sha256="", reason="no reader for .xyz"),
    ),
    passed_over=(SkippedEntry(source="/docs", path="d?", reason="its name is not UTF-8"),),
    files={"dense.faiss": FileEntry(sha256="2" * 64, size=9)},
)


def test_a_manifest_survives_json():
    assert Manifest.model_validate_json(MANIFEST.model_dump_json()) == MANIFEST


def test_passages_are_summed_over_the_documents():
    assert MANIFEST.passages == 5


def test_an_unknown_key_is_refused():
    with pytest.raises(ValidationError, match="colour"):
        Recipe.model_validate({**RECIPE.model_dump(), "colour": "blue"})


def test_a_missing_key_is_refused():
    with pytest.raises(ValidationError, match="budget"):
        Recipe.model_validate({key: value for key, value in RECIPE.model_dump().items() if key != "budget"})


def test_what_was_not_read_is_listed_with_files_notes_and_what_was_passed_over():
    assert [(entry.path, entry.reason) for entry in MANIFEST.skipped] == [
        ("d?", "its name is not UTF-8"),
        ("a.txt", "cut"),
        ("c.xyz", "no reader for .xyz"),
    ]


@pytest.mark.parametrize(("content", "sources"), [('{"format": 1, "sources": ["/a"]}', ("/a",)), ("{", ()), ("[]", ())])
def test_the_sources_of_a_manifest_of_any_format_can_be_told(content, sources):
    assert sources_of(content) == sources
