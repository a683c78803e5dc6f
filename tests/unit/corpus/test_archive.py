"""An archive is opened only within its limits."""

import struct

import pytest

from corpus import limits
from corpus.archive import open_archive, read_member
from corpus.errors import ReadError
from tests.samples.files import make_zip


def test_a_member_is_read():
    with open_archive(make_zip({"a.txt": "It opened."})) as archive:
        assert read_member(archive, "a.txt") == b"It opened."


def test_a_member_that_is_missing_is_named():
    with open_archive(make_zip({"a.txt": "x"})) as archive, pytest.raises(ReadError, match=r"'b\.txt'"):
        read_member(archive, "b.txt")


def test_what_is_no_archive_is_named():
    with pytest.raises(ReadError, match="not an archive, or damaged"):
        open_archive(b"PK\x03\x04 and nothing else")


def test_a_member_that_grows_too_much_is_refused():
    # 2 MiB of zeros pack to about 2 kB: 1,000 times
    with pytest.raises(ReadError, match="refused: limit of 200 times its packed size"):
        open_archive(make_zip({"a.txt": bytes(2 * limits.EXPANSION_FREE_BYTES)}))


def test_a_small_member_may_grow_as_it_likes():
    with open_archive(make_zip({"a.txt": bytes(limits.EXPANSION_FREE_BYTES)})) as archive:
        assert len(archive.namelist()) == 1


def test_too_many_entries_are_refused():
    with pytest.raises(ReadError, match="refused: limit of 10,000 entries"):
        open_archive(make_zip({f"{n}.txt": "" for n in range(limits.ARCHIVE_ENTRIES + 1)}))


def test_members_that_share_their_bytes_are_refused():
    data = bytearray(make_zip({"a.txt": "It opened on Monday.", "b.txt": "It opened on Tuesday."}))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)  # the directory says that b.txt begins where a.txt does
    with pytest.raises(ReadError, match="refused: limit of one member for each packed byte"):
        open_archive(bytes(data))


def test_a_stated_size_over_the_limit_is_refused_before_anything_is_unpacked():
    data = bytearray(make_zip({"a.txt": "x"}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, limits.EXPANDED_BYTES + 1)
    with pytest.raises(ReadError, match="bytes expanded"):
        open_archive(bytes(data))
