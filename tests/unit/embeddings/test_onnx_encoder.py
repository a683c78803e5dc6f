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


@pytest.mark.parametrize("name", ["model.onnx", "weights.bin"])
@pytest.mark.parametrize("content", [b"", b"no graph"])
def test_a_damaged_graph_is_named(copy: Path, name: str, content: bytes):
    (copy / name).write_bytes(content)
    with pytest.raises(ModelError, match="model"):
        OnnxEncoder(copy)


def test_weights_that_are_cut_off_or_gone_are_named(copy: Path):
    with (copy / "weights.bin").open("r+b") as file:
        file.truncate((copy / "weights.bin").stat().st_size // 2)
    with pytest.raises(ModelError, match="model"):
        OnnxEncoder(copy)
    (copy / "weights.bin").unlink()
    with pytest.raises(ModelError, match="model"):
        OnnxEncoder(copy)


def test_the_graph_holds_no_weights_of_its_own(model_folder: Path):
    # ONNX Runtime maps a file beside the graph and copies what lies in it: a start of a quarter of the time
    graph, weights = (model_folder / name for name in ("model.onnx", "weights.bin"))
    assert graph.stat().st_size < weights.stat().st_size / 100
