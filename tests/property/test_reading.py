"""Whatever bytes a file has, the processes that read files give documents whose offsets hold, or a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.folder import SourceFile, Unreadable
from corpus.readers import SUPPORTED_SUFFIXES
from corpus.sandbox import ReaderPool
from tests.samples.reading import check

NAMES = st.sampled_from(sorted(SUPPORTED_SUFFIXES)).map("name{}".format)
BYTES = st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    """One process for all examples."""
    with ReaderPool(1) as pool:
        yield pool


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(st.tuples(NAMES, BYTES), min_size=1, max_size=4))
def test_any_bytes_give_documents_or_a_reason_in_the_order_of_the_files(
    tmp_path: Path, pool: ReaderPool, contents: list[tuple[str, bytes]]
):
    files = [SourceFile(tmp_path / str(row) / name, f"{row}/{name}") for row, (name, _) in enumerate(contents)]
    for file, (_, data) in zip(files, contents, strict=True):
        file.path.parent.mkdir(exist_ok=True)
        file.path.write_bytes(data)
    answers = list(pool.read(files))
    assert [answered.file for answered in answers] == files
    for answered in answers:
        result = answered.answer.decoded(answered.file)
        if isinstance(result, Unreadable):
            assert result.reason
            assert not result.reason.startswith(("the reader", "refused: limit of 30 s"))
        else:
            for document in result.documents:
                check(document)
