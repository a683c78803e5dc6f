"""Export a sentence-transformers model once, so that questions need no torch."""

import contextlib
import logging
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.errors import ModelError
from embeddings.files import sha256_of
from embeddings.onnx_encoder import EncoderCard
from embeddings.sentence_transformer import load_model

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_WEIGHTS, _LEAST_APART = "weights.bin", "1024"
_log = logging.getLogger(__name__)


class FolderDraft:
    """A folder that appears whole at the end of the block, or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Path:
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._draft = Path(tempfile.mkdtemp(dir=self._folder.parent, prefix=".export-"))
        return self._draft

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # another process was as quick: its copy is as good
                self._draft.replace(self._folder)
        shutil.rmtree(self._draft, ignore_errors=True)


def export_encoder(model: str, folder: Path, *, int8: bool = False) -> Path:
    """Write tokenizer, ONNX graph and card of a model into `folder`, all or nothing.

    The graph gives token vectors (b, t, d); pooling happens outside, so that one graph serves passage vectors and
    late interaction.

    Args:
        model: Name, folder or id, as `load_model` takes it.
        folder: Where the copy shall lie; replaced when it exists.
        int8: Multiply matrices in eight bits: other vectors, with a name of their own.

    Returns:
        `folder`.

    Raises:
        ModelError: The model cannot be loaded or is not a transformer with mean or CLS pooling.
    """
    loaded = load_model(model)
    pooling = _pooling_of(loaded, model)
    names = [name for name in _INPUTS if name in loaded.tokenizer.model_input_names]
    with FolderDraft(folder) as draft:
        transformer = loaded[0].auto_model.eval()
        transformer.set_attn_implementation("eager")  # the plainer graph, and the quicker one
        network = _token_vectors_of(transformer, names)
        export_graph(network, draft / "model.onnx", inputs=names, outputs=("hidden",), int8=int8)
        _write_tokenizer(loaded, draft)
        _write_card(loaded, draft, f"{model}/onnx-{'int8' if int8 else 'fp32'}", pooling)
    _log.info("exported %s to %s", model, folder)
    return folder


def export_graph(
    network: Any, path: Path, *, inputs: Sequence[str], outputs: Sequence[str], int8: bool = False
) -> None:
    """Trace a torch module and write its graph, optimised at a level that holds on every processor.

    The weights lie in a file beside it: ONNX Runtime maps that, and copies the ones in a graph twice, which takes four
    times as long at every start.

    Args:
        network: Takes (b, t) int64 tensors by place and returns tensors whose first axis is the batch.
        path: The new file.
        inputs: Names of the inputs.
        outputs: Names of the outputs.
        int8: Multiply matrices in eight bits: half the time, at a loss that is to be measured.
    """
    import onnxruntime
    import torch

    example = tuple(torch.ones((2, 8), dtype=torch.long) for _ in inputs)
    axes = {name: {0: "batch", 1: "tokens"} for name in (*inputs, *outputs)}
    raw = path.with_name("raw.onnx")
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer's remarks on constants; the result is compared in a test
        torch.onnx.export(
            network,
            example,
            str(raw),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    if int8:
        _quantise(raw)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    options.add_session_config_entry("session.optimized_model_external_initializers_file_name", _WEIGHTS)
    options.add_session_config_entry("session.optimized_model_external_initializers_min_size_in_bytes", _LEAST_APART)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(raw), options, providers=["CPUExecutionProvider"])
    raw.unlink()


def _quantise(graph: Path) -> None:
    """Hold matrices as int8, one scale a column; what they are multiplied with is quantised as it comes.

    Seven bits of the eight are used: without them processors that lack VNNI overflow (onnxruntime's own advice).
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    root = logging.getLogger()
    root.addFilter(_nothing)  # on the root logger itself it advises a preparation that gains nothing here
    try:
        quantize_dynamic(
            graph,
            graph,
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    finally:
        root.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _pooling_of(loaded: Any, model: str) -> str:
    kinds = [type(module).__name__ for module in loaded]
    mode = getattr(loaded[1], "pooling_mode", None) if len(kinds) > 1 else None
    if kinds[:2] != ["Transformer", "Pooling"] or set(kinds[2:]) - {"Normalize"} or mode not in ("mean", "cls"):
        raise ModelError(f"model {model!r} ({', '.join(kinds)}) cannot be exported; set encoder.runtime = 'torch'")
    return str(mode)


def _token_vectors_of(network: Any, names: list[str]) -> Any:
    """Wrap a transformer so that it takes tensors by place and returns its last hidden state alone."""
    import torch

    class TokenVectorsOf(torch.nn.Module):  # type: ignore[misc]  # torch is not followed by mypy
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, *tensors: Any) -> Any:
            return self.network(**dict(zip(names, tensors, strict=True))).last_hidden_state

    return TokenVectorsOf()


def _write_tokenizer(loaded: Any, draft: Path) -> None:
    tokenizer = loaded.tokenizer.backend_tokenizer
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=int(loaded.max_seq_length or 512))
    tokenizer.save(str(draft / "tokenizer.json"))


def _write_card(loaded: Any, draft: Path, name: str, pooling: str) -> None:
    prompts = loaded.prompts
    card = EncoderCard(
        name=name,
        dimensions=int(loaded.get_embedding_dimension()),
        max_tokens=int(loaded.max_seq_length or 512),
        pooling=pooling,
        query_prefix=prompts.get("query") or "",
        passage_prefix=prompts.get("document") or prompts.get("passage") or "",
        sha256={path.name: sha256_of(path) for path in sorted(draft.iterdir())},
    )
    (draft / "encoder.json").write_text(card.model_dump_json(indent=1), encoding="utf-8")
