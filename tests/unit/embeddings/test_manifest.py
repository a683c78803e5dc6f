"""The manifest says what an index is made of, and takes no key that it does not know."""

import pytest
from pydantic import ValidationError

from embeddings.manifest import FORMAT, DocumentEntry, FileEntry, Manifest, Recipe, SkippedEntry

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
    skipped=(SkippedEntry(source="/docs", path="c.xyz", reason="no reader for .xyz"),),
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
