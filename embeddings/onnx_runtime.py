"""Open exported graphs and tokenizers."""

from pathlib import Path
from typing import Any

from corpus.errors import ModelError


def load_tokenizer(folder: Path) -> Any:
    """Return the `tokenizers.Tokenizer` of an exported model.

    Raises:
        ModelError: It is missing or damaged.
    """
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"damaged tokenizer in {folder}; delete that folder and run again") from error


def open_session(path: Path, threads: int) -> Any:
    """Return an ONNX Runtime session on the CPU.

    Args:
        path: The graph.
        threads: Compute threads, 0 for one a core.

    Raises:
        ModelError: The file is missing or damaged.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # the exported graph is optimised already; doing it again would only cost time at every start
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions share no public base
        raise ModelError(f"damaged model {path}; delete its folder and run again") from error
