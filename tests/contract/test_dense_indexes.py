"""What every dense index promises; the numpy one is exact by construction."""

from collections.abc import Callable

import numpy as np
import pytest

from embeddings.dense import DenseIndex, FaissIndex, NumpyIndex, write_flat
from embeddings.dense_files import open_dense, write_dense
from embeddings.encoder import Matrix, normalise

Make = Callable[[Matrix], DenseIndex]


def mapped(vectors: Matrix, path) -> FaissIndex:
    return write_flat(vectors, path)


def compressed(vectors: Matrix, folder) -> DenseIndex:
    """Return compressed vectors that are looked into as a whole, so that nothing can be missed."""
    if len(vectors) < 16:  # too few to be compressed
        return FaissIndex.from_vectors(vectors)
    entry = write_dense(folder, vectors, exact_up_to=0)
    return open_dense(folder, entry.model_copy(update={"probes": 1000}))


@pytest.fixture(params=["numpy", "faiss", "faiss mapped from its file", "compressed mapped from its files"])
def make(request: pytest.FixtureRequest, tmp_path) -> Make:
    """Each index in turn."""
    makes = {
        "numpy": NumpyIndex,
        "faiss": FaissIndex.from_vectors,
        "faiss mapped from its file": lambda vectors: mapped(vectors, tmp_path / "dense.faiss"),
        "compressed mapped from its files": lambda vectors: compressed(vectors, tmp_path),
    }
    return makes[request.param]


@pytest.fixture(scope="module")
def vectors() -> Matrix:
    """One hundred directions in sixteen dimensions."""
    return normalise(np.random.default_rng(7).standard_normal((100, 16), dtype=np.float32))


def test_the_nearest_rows_are_those_of_the_exact_reference(make: Make, vectors: Matrix):
    index, exact = make(vectors), NumpyIndex(vectors)
    for query in normalise(np.random.default_rng(8).standard_normal((20, 16), dtype=np.float32)):
        rows, scores = index.search(query, 10)
        assert rows.tolist() == exact.search(query, 10)[0].tolist()
        np.testing.assert_allclose(scores, vectors[rows] @ query, atol=1e-6)


def test_the_score_is_the_inner_product_and_not_a_distance(make: Make):
    # cos 0 = 1, cos 60° = 1/2, cos 90° = 0
    vectors = np.array([[0, 1], [0.5, 3**0.5 / 2], [1, 0]], np.float32)
    rows, scores = make(vectors).search(np.array([1, 0], np.float32), 3)
    assert rows.tolist() == [2, 1, 0]
    assert scores.tolist() == pytest.approx([1.0, 0.5, 0.0], abs=1e-6)


def test_a_row_finds_itself_first(make: Make, vectors: Matrix):
    index = make(vectors)
    assert [int(index.search(vectors[row], 1)[0][0]) for row in range(100)] == list(range(100))


def test_asking_for_more_rows_than_there_are_gives_all(make: Make, vectors: Matrix):
    rows, scores = make(vectors).search(vectors[0], 1000)
    assert sorted(rows.tolist()) == list(range(100))
    assert len(scores) == 100


def test_rows_and_scores_have_their_types(make: Make, vectors: Matrix):
    rows, scores = make(vectors).search(vectors[0], 3)
    assert (rows.dtype, scores.dtype) == (np.int64, np.float32)


def test_the_vectors_come_back_as_they_went_in(make: Make, vectors: Matrix):
    index = make(vectors)
    assert len(index) == 100
    np.testing.assert_array_equal(index.vectors(), vectors)


def test_an_index_of_nothing_finds_nothing(make: Make):
    index = make(np.zeros((0, 16), np.float32))
    rows, scores = index.search(np.ones(16, np.float32), 5)
    assert (len(index), rows.tolist(), scores.tolist()) == (0, [], [])


def test_a_mask_leaves_the_best_of_its_own_rows(make: Make, vectors: Matrix):
    within = np.zeros(100, np.bool_)
    within[[3, 11, 64, 99]] = True
    rows, scores = make(vectors).search(vectors[11], 3, within=within)
    order = [row for row in np.argsort(-(vectors @ vectors[11]), kind="stable") if within[row]]
    assert rows.tolist() == order[:3]
    np.testing.assert_allclose(scores, vectors[rows] @ vectors[11], atol=1e-6)


def test_a_mask_of_fewer_rows_than_asked_for_gives_them_all(make: Make, vectors: Matrix):
    within = np.arange(100) == 7
    assert make(vectors).search(vectors[0], 5, within=within)[0].tolist() == [7]


def test_an_empty_mask_finds_nothing(make: Make, vectors: Matrix):
    assert make(vectors).search(vectors[0], 5, within=np.zeros(100, np.bool_))[0].tolist() == []


def test_the_vectors_of_some_rows_come_in_their_order(make: Make, vectors: Matrix):
    rows = np.array([64, 3, 11])
    np.testing.assert_array_equal(make(vectors).take(rows), vectors[rows])
    assert make(vectors).take(rows[:0]).shape == (0, 16)
