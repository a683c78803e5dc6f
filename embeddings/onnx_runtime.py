"""Open exported graphs and tokenizers, and run graphs on every core."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import ModelError

Item = TypeVar("Item")
Found = TypeVar("Found")


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


def open_session(path: Path) -> Any:
    """Return an ONNX Runtime session on the CPU whose every run keeps to one thread.

    Several runs side by side (`on_cores`) waste less than all cores working on one.

    Raises:
        ModelError: The file is missing or damaged.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    # the exported graph is optimised already; doing it again would only cost time at every start
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions share no public base
        raise ModelError(f"damaged model {path}; delete its folder and run again") from error


def cores(threads: int) -> int:
    """Return how many runs shall go side by side: as many as named, for 0 one a core that this process may use."""
    return threads or len(os.sched_getaffinity(0))


def on_cores(run: Callable[[Item], Found], items: Sequence[Item], threads: int) -> Iterator[Found]:
    """Yield what `run` makes of each item, in order, on so many threads at once."""
    if min(len(items), threads) < 2:
        yield from map(run, items)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(run, items)
