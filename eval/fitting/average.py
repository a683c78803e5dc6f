"""Average two trainings of the reader that share their start. Needs torch."""

from pathlib import Path

from assistant.extractive.reader.network import build_network
from assistant.extractive.reader.weights import load_packed, pack, unpack


def average(one: Path, other: Path, out: Path, *, share: float) -> None:
    """Write the mean of two packed weights; a head that only `other` has is taken from it.

    Two fine-tunings of one network usually lie in one valley, and their mean keeps what each is better at (Wortsman et
    al., "Model soups", ICML 2022).

    Args:
        one: Packed weights.
        other: Packed weights, trained further.
        out: The safetensors file to write.
        share: How much `other` counts, 0 to 1.
    """
    from safetensors.numpy import save_file

    state = build_network().bert.state_dict(prefix="bert.")
    base = {name: value.numpy().copy() for name, value in state.items()}
    first, second = unpack(load_packed(one), base), unpack(load_packed(other), base)
    mean = {
        name: (share * value + (1 - share) * first[name]).astype("float32") if name in first else value
        for name, value in second.items()
    }
    save_file(pack(mean, base), out)
