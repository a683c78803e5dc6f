"""The siblings that share a contract."""

import pytest

from embeddings.encoder import Encoder
from embeddings.hashing import HashingEncoder


@pytest.fixture(params=["hashing", "onnx", "torch"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    """Each encoder in turn."""
    if request.param == "hashing":
        return HashingEncoder()
    return request.getfixturevalue(f"{request.param}_encoder")
