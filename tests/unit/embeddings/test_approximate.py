"""Many vectors are searched through compressed ones, and what that costs is measured when they are written."""

import faiss
import numpy as np
import pytest

from embeddings.approximate import RECALL, ApproximateIndex
from embeddings.dense import FaissIndex, NumpyIndex, write_flat
from embeddings.dense_files import LISTS, open_dense, write_dense
from embeddings.encoder import Matrix, normalise


def clustered(count: int, seed: int = 3) -> Matrix:
    """Return vectors that lie about sixty centres, as those of texts lie about their subjects."""
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(1).standard_normal((60, 32), dtype=np.float32)
    near = 0.4 * random.standard_normal((count, 32), dtype=np.float32)
    return normalise(centres[random.integers(60, size=count)] + near)


@pytest.fixture(scope="module")
def vectors() -> Matrix:
    return clustered(3000)


def recall(index, vectors: Matrix) -> float:
    exact = NumpyIndex(vectors)
    queries = clustered(50, seed=9)
    found = [set(index.search(query, 10)[0].tolist()) & set(exact.search(query, 10)[0].tolist()) for query in queries]
    return sum(map(len, found)) / 500


def test_up_to_the_stated_size_every_vector_is_compared(tmp_path, vectors):
    entry = write_dense(tmp_path, vectors, exact_up_to=3000)
    assert (entry.kind, entry.recall, isinstance(open_dense(tmp_path, entry), FaissIndex)) == ("exact", 1.0, True)
    assert not (tmp_path / LISTS).exists()


def test_beyond_it_most_of_the_nearest_are_found_and_their_scores_are_exact(tmp_path, vectors):
    entry = write_dense(tmp_path, vectors, exact_up_to=2999)
    index = open_dense(tmp_path, entry)
    assert isinstance(index, ApproximateIndex)
    assert entry.recall >= RECALL
    assert recall(index, vectors) >= 0.9
    rows, scores = index.search(vectors[5], 10)
    np.testing.assert_allclose(scores, vectors[rows] @ vectors[5], atol=1e-6)
    assert rows[0] == 5


def test_it_looks_into_fewer_lists_than_there_are(tmp_path, vectors):
    entry = write_dense(tmp_path, vectors, exact_up_to=0)
    assert 1 <= entry.probes < 2 * 3000**0.5


def test_what_was_trained_is_used_again_while_the_index_has_not_doubled(tmp_path, vectors):
    first, more, twice = (tmp_path / name for name in ("first", "more", "twice"))
    for folder in (first, more, twice):
        folder.mkdir()
    old = open_dense(first, write_dense(first, vectors, exact_up_to=0))
    grown = np.concatenate([clustered(40, seed=5), vectors])
    index = open_dense(more, write_dense(more, grown, exact_up_to=0, old=old))
    assert index._lists.nlist == old._lists.nlist
    assert recall(index, grown) >= 0.9
    np.testing.assert_array_equal(old.vectors(), vectors)
    doubled = np.concatenate([vectors, clustered(3500, seed=6)])
    assert open_dense(twice, write_dense(twice, doubled, exact_up_to=0, old=old))._lists.nlist > old._lists.nlist


def test_the_recall_is_measured_again_once_some_vectors_have_come_and_gone(tmp_path, vectors):
    old, entries = None, []
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        entry = write_dense(folder, vectors, exact_up_to=0, old=old, changed=29 if old else None)
        old = open_dense(folder, entry)
        entries.append(entry)
    # of 3,000 vectors 60 may change
    assert [entry.drift for entry in entries] == [0, 29, 58, 0]
    assert {(entry.probes, entry.recall) for entry in entries[:3]} == {(entries[0].probes, entries[0].recall)}
    assert old._lists.nprobe == entries[3].probes


@pytest.mark.parametrize("count", [0, 1, 300])
def test_a_flat_index_is_written_as_faiss_writes_it(tmp_path, vectors, count):
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors[:count])
    assert len(write_flat(vectors[:count], tmp_path / "flat")) == count
    assert (tmp_path / "flat").read_bytes() == faiss.serialize_index(index).tobytes()


def test_lists_that_do_not_fit_the_vectors_are_refused(tmp_path, vectors):
    entry = write_dense(tmp_path, vectors, exact_up_to=0)
    write_flat(vectors[:2000], tmp_path / "dense.faiss")
    with pytest.raises(OSError, match="does not fit"):
        open_dense(tmp_path, entry)
