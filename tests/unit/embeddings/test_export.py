"""The exported model gives the vectors of the original, without torch."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from embeddings.export import export_encoder
from embeddings.onnx_encoder import OnnxEncoder, read_card
from embeddings.sentence_transformer import PACKAGED

TEXTS = [
    "What was the total foreign trade value in 2020?",
    "The hall opened. " * 100,  # far over the model's 256 tokens: both cut at the same place
    "展览馆建成了 café №5 👩",
    "x",
    "",
]


def test_vectors_equal_the_originals(onnx_encoder, torch_encoder):
    for mine, its in (
        (onnx_encoder.encode_queries(TEXTS), torch_encoder.encode_queries(TEXTS)),
        (onnx_encoder.encode_passages(TEXTS), torch_encoder.encode_passages(TEXTS)),
    ):
        assert float(np.abs(mine - its).max()) < 1e-5


def test_token_vectors_and_their_places_equal_the_originals(onnx_encoder, torch_encoder):
    pairs = zip(onnx_encoder.encode_tokens(TEXTS), torch_encoder.encode_tokens(TEXTS), strict=True)
    for mine, its in pairs:
        np.testing.assert_array_equal(mine.offsets, its.offsets)
        assert float(np.abs(mine.vectors - its.vectors).max(initial=0.0)) < 1e-5


def test_token_counts_equal_the_originals_even_over_the_limit(onnx_encoder, torch_encoder):
    assert [onnx_encoder.count_tokens(text) for text in TEXTS] == [torch_encoder.count_tokens(text) for text in TEXTS]


def test_size_and_limit_are_the_originals(onnx_encoder, torch_encoder):
    assert (onnx_encoder.dimensions, onnx_encoder.max_tokens) == (torch_encoder.dimensions, torch_encoder.max_tokens)


def test_a_text_gets_the_same_vector_in_any_batch(onnx_encoder):
    many = [f"The hall number {row} opened" + " again" * (row % 7) for row in range(70)]
    together = onnx_encoder.encode_passages(many)
    alone = np.concatenate([onnx_encoder.encode_passages([text]) for text in many])
    assert float(np.abs(together - alone).max()) < 1e-5


def test_the_card_pins_every_other_file(model_folder: Path):
    assert set(read_card(model_folder).sha256) == {p.name for p in model_folder.iterdir()} - {"encoder.json"}


def test_a_failed_export_leaves_nothing(tmp_path: Path):
    with pytest.raises(ModelError, match=r"'.*no-model' cannot be loaded"):
        export_encoder(str(tmp_path / "no-model"), tmp_path / "home" / "model")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_eight_bits_give_nearly_the_same_vectors_under_another_name(onnx_encoder, tmp_path: Path):
    eight = OnnxEncoder(export_encoder(PACKAGED, tmp_path / "int8", int8=True))
    texts = [text for text in TEXTS if text]
    cosines = (eight.encode_passages(texts) * onnx_encoder.encode_passages(texts)).sum(axis=1)
    assert cosines.min() > 0.97
    assert cosines.max() < 0.99999
    assert (onnx_encoder.name, eight.name) == (f"{PACKAGED}/onnx-fp32", f"{PACKAGED}/onnx-int8")
