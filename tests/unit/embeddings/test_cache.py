"""Vectors are kept once encoded; whatever is wrong with the cache costs time and never an answer."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from embeddings.cache import VectorCache, key_of
from embeddings.hashing import HashingEncoder


def silent(done: int, total: int) -> None:
    """Tell nobody."""


@pytest.fixture
def cache(tmp_path: Path) -> VectorCache:
    return VectorCache(tmp_path / "cache" / "vectors.sqlite")


def test_a_known_text_is_not_encoded_again_and_has_the_same_vector(cache, encoder):
    first = cache.encode(encoder, ["hall", "port"], silent)
    encoder.encoded.clear()
    second = cache.encode(encoder, ["port", "crane", "hall"], silent)
    assert encoder.encoded == ["crane"]
    np.testing.assert_array_equal(second[[2, 0]], first)


def test_another_encoder_does_not_get_these_vectors(cache, encoder):
    cache.encode(encoder, ["hall"], silent)
    wide = HashingEncoder(32)
    assert cache.encode(wide, ["hall"], silent).shape == (1, 32)


def test_a_damaged_row_is_encoded_again(cache, encoder):
    right = cache.encode(encoder, ["hall"], silent)
    with sqlite3.connect(cache.path) as file:
        (row,) = file.execute("SELECT row FROM vectors").fetchone()
        file.execute("UPDATE vectors SET row = ?", (row[:-1] + bytes([row[-1] ^ 1]),))
    file.close()
    assert cache.fault() == "1 damaged vectors"
    np.testing.assert_array_equal(cache.encode(encoder, ["hall"], silent), right)
    assert (len(encoder.encoded), cache.fault()) == (2, None)


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_replaced(cache, encoder, content):
    cache.path.parent.mkdir()
    cache.path.write_bytes(content)
    for _ in range(2):
        assert cache.encode(encoder, ["hall"], silent).shape == (1, 64)
    assert len(cache) == 1


def test_a_cache_that_cannot_be_written_is_done_without(cache, encoder):
    cache.path.mkdir(parents=True)
    assert cache.encode(encoder, ["hall"], silent).shape == (1, 64)


def test_forgotten_vectors_leave_no_bytes(cache, encoder):
    kept, gone = cache.encode(encoder, ["hall", "canary"], silent)
    assert gone.tobytes() in cache.path.read_bytes()
    assert cache.keep_only({key_of(encoder.name, "hall")}) == 1
    content = cache.path.read_bytes()
    assert (kept.tobytes() in content, gone.tobytes() in content) == (True, False)


def test_the_older_half_goes_when_the_file_is_too_large(cache, encoder):
    cache.encode(encoder, ["hall", "port"], silent)
    small = VectorCache(cache.path, most_bytes=1)
    small.encode(encoder, ["crane", "ferry"], silent)
    assert len(cache) == 2
    encoder.encoded.clear()
    cache.encode(encoder, ["crane", "ferry"], silent)
    assert encoder.encoded == []


def test_nobody_else_can_read_the_file(cache, encoder):
    cache.encode(encoder, ["hall"], silent)
    assert cache.path.stat().st_mode & 0o077 == 0
