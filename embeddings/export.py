"""Export a sentence-transformers model once, so that questions need no torch."""

import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

from corpus.errors import ModelError
from embeddings.files import sha256_of
from embeddings.onnx_encoder import EncoderCard
from embeddings.sentence_transformer import load_model

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_log = logging.getLogger(__name__)


def export_encoder(model: str, folder: Path) -> Path:
    """Write tokenizer, ONNX graph and card of a model into `folder`, all or nothing.

    The graph gives token vectors (b, t, d); pooling happens outside, so that one graph serves passage vectors and
    late interaction. It is optimised once here, at a level that holds on every processor.

    Args:
        model: Name, folder or id, as `load_model` takes it.
        folder: Where the copy shall lie; replaced when it exists.

    Returns:
        `folder`.

    Raises:
        ModelError: The model cannot be loaded or is not a transformer with mean or CLS pooling.
    """
    loaded = load_model(model)
    pooling = _pooling_of(loaded, model)
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".export-"))
    try:
        _write_graph(loaded, draft)
        _write_tokenizer(loaded, draft)
        _write_card(loaded, draft, model, pooling)
        if folder.exists():
            shutil.rmtree(folder)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _log.info("exported %s to %s", model, folder)
    return folder


def _pooling_of(loaded: Any, model: str) -> str:
    kinds = [type(module).__name__ for module in loaded]
    mode = getattr(loaded[1], "pooling_mode", None) if len(kinds) > 1 else None
    if kinds[:2] != ["Transformer", "Pooling"] or set(kinds[2:]) - {"Normalize"} or mode not in ("mean", "cls"):
        raise ModelError(f"model {model!r} ({', '.join(kinds)}) cannot be exported; set runtime = 'torch'")
    return str(mode)


def _write_graph(loaded: Any, draft: Path) -> None:
    import onnxruntime
    import torch

    network = loaded[0].auto_model.eval()
    names = [name for name in _INPUTS if name in loaded.tokenizer.model_input_names]
    example = {name: torch.ones((2, 8), dtype=torch.long) for name in names}
    axes = {name: {0: "batch", 1: "tokens"} for name in (*names, "hidden")}
    raw = draft / "raw.onnx"
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer's remarks on constants; the result is compared in a test
        torch.onnx.export(
            _TokenVectorsOf(network, names),
            tuple(example.values()),
            str(raw),
            input_names=names,
            output_names=["hidden"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(draft / "model.onnx")
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(raw), options, providers=["CPUExecutionProvider"])
    raw.unlink()


def _TokenVectorsOf(network: Any, names: list[str]) -> Any:
    """Wrap a transformer so that it takes tensors by place and returns its last hidden state alone."""
    import torch

    class Wrapper(torch.nn.Module):  # type: ignore[misc]  # torch is not followed by mypy
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, *tensors: Any) -> Any:
            return self.network(**dict(zip(names, tensors, strict=True))).last_hidden_state

    return Wrapper()


def _write_tokenizer(loaded: Any, draft: Path) -> None:
    tokenizer = loaded.tokenizer.backend_tokenizer
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=int(loaded.max_seq_length or 512))
    tokenizer.save(str(draft / "tokenizer.json"))


def _write_card(loaded: Any, draft: Path, model: str, pooling: str) -> None:
    prompts = loaded.prompts
    card = EncoderCard(
        name=f"{model}/onnx-fp32",
        dimensions=int(loaded.get_embedding_dimension()),
        max_tokens=int(loaded.max_seq_length or 512),
        pooling=pooling,
        query_prefix=prompts.get("query") or "",
        passage_prefix=prompts.get("document") or prompts.get("passage") or "",
        sha256={path.name: sha256_of(path) for path in sorted(draft.iterdir())},
    )
    (draft / "encoder.json").write_text(card.model_dump_json(indent=1), encoding="utf-8")
