"""Merge the packaged differences into MiniLM and export the reader once, so that questions need no torch."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.extractive.reader.network import INPUTS, OUTPUTS, build_network
from assistant.extractive.reader.weights import load_packed, unpack
from embeddings.export import FolderDraft, export_graph
from embeddings.files import sha256_of
from embeddings.sentence_transformer import packaged_folder

WEIGHTS = "weights.safetensors"


def packaged_weights() -> Path:
    """Return the file of the packaged differences."""
    return Path(str(files("assistant.extractive.reader"))) / WEIGHTS


@lru_cache(maxsize=1)
def reader_name() -> str:
    """Return the reader's identity: its name and the start of its weights' hash."""
    return f"reader-int8-{sha256_of(packaged_weights())[:12]}"


def export_reader(folder: Path, *, weights: Path | None = None) -> Path:
    """Write the reader's graph and tokenizer into `folder`, all or nothing.

    Args:
        folder: Replaced when it exists.
        weights: The packed differences; the packaged ones by default.

    Returns:
        `folder`.
    """
    with FolderDraft(folder) as draft:
        network = _merged(weights or packaged_weights())
        export_graph(network, draft / "model.onnx", inputs=INPUTS, outputs=OUTPUTS, int8=True)
        (draft / "tokenizer.json").write_bytes((packaged_folder() / "tokenizer.json").read_bytes())
    return folder


def _merged(weights: Path) -> Any:
    import torch

    network = build_network().eval()
    network.bert.set_attn_implementation("eager")  # the plainer graph, and the quicker one
    base = {name: tensor.numpy() for name, tensor in network.bert.state_dict(prefix="bert.").items()}
    tuned = unpack(load_packed(weights), base)
    network.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in tuned.items()})
    return network
