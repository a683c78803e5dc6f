"""Keep a fine-tuned network as its small difference from the network that it started from."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.float32]]
"""Parameters by name."""

_SCALE = ".scale"


def pack(tuned: Weights, base: Weights) -> dict[str, NDArray[np.generic]]:
    """Return the difference: matrices as int8 with one scale a row, everything else as float32.

    A matrix W becomes round(127 · (W - W₀) / m) with m the largest absolute value of each row, so that the error of a
    weight is at most m / 254. Parameters that did not change are left out; those without a base are kept whole.
    """
    packed: dict[str, NDArray[np.generic]] = {}
    for name, weight in tuned.items():
        if name not in base:
            packed[name] = weight.astype(np.float32)
            continue
        delta = weight - base[name]
        if not delta.any():
            continue
        if delta.ndim != 2:
            packed[name] = delta.astype(np.float32)
            continue
        largest = np.maximum(np.abs(delta).max(axis=1, keepdims=True), 1e-12)  # (rows, 1)
        packed[name] = np.round(127 * delta / largest).astype(np.int8)
        packed[name + _SCALE] = (largest / 127).astype(np.float32)
    return packed


def unpack(packed: dict[str, NDArray[np.generic]], base: Weights) -> Weights:
    """Return all parameters: the base's own with the differences added."""
    tuned = dict(base)
    for name, value in packed.items():
        if name.endswith(_SCALE):
            continue
        scale = packed.get(name + _SCALE)
        delta = value.astype(np.float32) * (scale.astype(np.float32) if scale is not None else np.float32(1))
        tuned[name] = base[name] + delta if name in base else delta
    return tuned


def load_packed(path: Path) -> dict[str, NDArray[np.generic]]:
    """Read a safetensors file, which cannot carry code."""
    from safetensors.numpy import load_file

    return dict(load_file(path))
