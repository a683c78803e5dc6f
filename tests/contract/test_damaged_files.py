"""A damaged file gives documents or a declared error, whatever the damage.

Many more examples: `pytest tests/contract/test_damaged_files.py --hypothesis-profile thorough`.
"""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers.reader import Source
from corpus.readers.registry import read_source
from tests.samples.files import SAMPLES, make_zip
from tests.samples.reading import check

# a quarter of what the profile says: 25, or 5,000 for each format
EXAMPLES = settings(
    deadline=None, max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.too_slow]
)
# a part of a valid file: where it begins (of its length), how long it is, and what stands there instead
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12) | st.sampled_from([b"<", b"-1", b"9" * 9])),
    min_size=1,
    max_size=4,
)


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, instead in changes:
        start = int(place * len(data))
        data = data[:start] + instead + data[start + length :]
    return data


def check_or_error(data: bytes, suffix: str) -> None:
    try:
        content = read_source(Source(f"name{suffix}", data))
    except ReadError as error:
        assert str(error)
    else:
        for document in content.documents:
            check(document)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("suffix", sorted(SAMPLES))
@EXAMPLES
@given(changes=CHANGES)
def test_a_damaged_file_gives_documents_or_a_read_error(suffix: str, changes):
    check_or_error(changed(SAMPLES[suffix](), changes), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".xlsx", ".epub"])
@EXAMPLES
@given(data=st.data(), changes=CHANGES)
def test_a_damaged_part_of_a_packed_file_gives_documents_or_a_read_error(suffix: str, data: st.DataObject, changes):
    inside = members(SAMPLES[suffix]())
    name = data.draw(st.sampled_from(sorted(inside)))
    check_or_error(make_zip({**inside, name: changed(inside[name], changes)}), suffix)
