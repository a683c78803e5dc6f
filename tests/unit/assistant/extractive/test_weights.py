import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.extractive.reader.weights import pack, unpack

FINITE = st.floats(-4, 4, width=32)


@given(arrays(np.float32, (3, 5), elements=FINITE), arrays(np.float32, (3, 5), elements=FINITE))
@settings(deadline=None)
def test_a_packed_matrix_comes_back_within_half_a_step(base: np.ndarray, tuned: np.ndarray) -> None:
    found = unpack(pack({"w": tuned}, {"w": base}), {"w": base})["w"]
    # one step is the row's largest change / 127; float32 sums add a little
    step = np.abs(tuned - base).max(axis=1, keepdims=True) / 127
    assert (np.abs(found - tuned) <= step / 2 + 1e-5).all()


def test_unchanged_parameters_take_no_room() -> None:
    weight = np.ones((2, 2), np.float32)
    assert pack({"w": weight}, {"w": weight.copy()}) == {}


def test_matrices_are_packed_in_bytes_and_vectors_whole() -> None:
    packed = pack(
        {"m": np.ones((2, 2), np.float32), "v": np.ones(3, np.float32)},
        {"m": np.zeros((2, 2), np.float32), "v": np.zeros(3, np.float32)},
    )
    assert (packed["m"].dtype, packed["v"].dtype) == (np.int8, np.float32)


def test_parameters_without_a_base_are_kept_whole() -> None:
    head = np.array([[0.25, -3.0]], np.float32)
    assert np.array_equal(unpack(pack({"head": head}, {}), {})["head"], head)
