"""What every encoder promises."""

import numpy as np
import pytest

TEXTS = ["The hall opened in May.", "Der Hafen schloss.", "展览馆建成了", "The hall opened in June."]
ENCODES = ["encode_queries", "encode_passages"]


@pytest.mark.parametrize("encode", ENCODES)
def test_there_is_one_row_of_length_one_for_each_text(encoder, encode: str):
    rows = getattr(encoder, encode)(TEXTS)
    assert (rows.shape, rows.dtype) == ((len(TEXTS), encoder.dimensions), np.float32)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize("encode", ENCODES)
def test_no_texts_give_no_rows(encoder, encode: str):
    assert getattr(encoder, encode)([]).shape == (0, encoder.dimensions)


@pytest.mark.parametrize("encode", ENCODES)
def test_rows_come_in_the_order_of_the_texts(encoder, encode: str):
    rows = getattr(encoder, encode)(TEXTS)
    np.testing.assert_allclose(getattr(encoder, encode)(TEXTS[::-1]), rows[::-1], atol=1e-5)


def test_different_texts_get_different_rows(encoder):
    rows = encoder.encode_passages(TEXTS)
    cosines = rows @ rows.T
    assert float((cosines - np.eye(len(TEXTS), dtype=np.float32)).max()) < 0.999


def test_the_nearest_passage_to_a_text_is_the_text_itself(encoder):
    scores = encoder.encode_queries(TEXTS) @ encoder.encode_passages(TEXTS).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("text", ["", "   ", "???", "\0", "👩‍👩‍👧", "word " * 3000])
def test_any_text_gets_a_finite_row(encoder, text: str):
    rows = encoder.encode_passages([text])
    assert rows.shape == (1, encoder.dimensions)
    assert bool(np.isfinite(rows).all())


def test_token_vectors_stand_where_their_tokens_do(encoder):
    text = "The hall opened in May."
    (tokens,) = encoder.encode_tokens([text])
    assert tokens.vectors.shape == (len(tokens.offsets), encoder.dimensions)
    shown = [text[start:end].lower() for start, end in tokens.offsets.tolist()]
    assert shown[:5] == ["the", "hall", "opened", "in", "may"]


def test_token_vectors_have_length_one(encoder):
    for tokens in encoder.encode_tokens(TEXTS):
        np.testing.assert_allclose(np.linalg.norm(tokens.vectors, axis=1), 1.0, atol=1e-5)


def test_a_text_without_tokens_has_no_token_vectors(encoder):
    (tokens,) = encoder.encode_tokens([""])
    assert (tokens.vectors.shape, tokens.offsets.shape) == ((0, encoder.dimensions), (0, 2))


def test_longer_texts_count_more_tokens_even_over_the_limit(encoder):
    counts = [encoder.count_tokens("hall " * times) for times in (1, 10, encoder.max_tokens, 2 * encoder.max_tokens)]
    assert counts == sorted(set(counts))
    assert counts[-1] - counts[-2] == encoder.max_tokens


def test_it_says_its_name_and_its_limit(encoder):
    assert encoder.name
    assert encoder.max_tokens > 0
