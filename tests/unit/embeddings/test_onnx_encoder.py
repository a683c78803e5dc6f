"""A damaged or incomplete exported model is explained, not traced."""

import shutil
from pathlib import Path

import pytest

from corpus.errors import ModelError
from embeddings.onnx_encoder import OnnxEncoder


@pytest.fixture
def copy(model_folder: Path, tmp_path: Path) -> Path:
    """An exported model that may be broken."""
    return Path(shutil.copytree(model_folder, tmp_path / "model"))


def test_an_empty_folder_is_no_model(tmp_path: Path):
    with pytest.raises(ModelError, match="no usable exported model"):
        OnnxEncoder(tmp_path)


def test_a_card_that_is_no_json_is_explained(copy: Path):
    (copy / "encoder.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="delete that folder and run again"):
        OnnxEncoder(copy)


def test_a_damaged_tokenizer_is_named(copy: Path):
    (copy / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="tokenizer"):
        OnnxEncoder(copy)


@pytest.mark.parametrize("content", [b"", b"no graph"])
def test_a_damaged_graph_is_named(copy: Path, content: bytes):
    (copy / "model.onnx").write_bytes(content)
    with pytest.raises(ModelError, match="model"):
        OnnxEncoder(copy)
