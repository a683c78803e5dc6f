"""What tests of several folders share: the real packaged model, exported once a session."""

from pathlib import Path

import pytest
from hypothesis import settings

from embeddings.onnx_encoder import OnnxEncoder
from embeddings.sentence_transformer import PACKAGED, SentenceTransformerEncoder

settings.register_profile("thorough", max_examples=20_000)


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged model, exported: seconds of torch, so once for all tests."""
    from embeddings.export import export_encoder

    return export_encoder(PACKAGED, tmp_path_factory.mktemp("model") / "packaged")


@pytest.fixture(scope="session")
def onnx_encoder(model_folder: Path) -> OnnxEncoder:
    """The run time that answers questions."""
    return OnnxEncoder(model_folder, threads=1)


@pytest.fixture(scope="session")
def torch_encoder() -> SentenceTransformerEncoder:
    """The reference that the export is compared with."""
    return SentenceTransformerEncoder()
