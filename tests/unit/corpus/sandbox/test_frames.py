"""Messages arrive whole, whatever pieces the pipe gives, and none is longer than the reader allows."""

import os
from collections.abc import Iterator

import pytest

from corpus.sandbox.frames import FrameReader, read_frame, write_frame


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Return the ends of a pipe, to read from without waiting and to write to."""
    ends = os.pipe()
    os.set_blocking(ends[0], False)
    yield ends
    for end in ends:
        os.close(end)


def test_a_message_comes_out_of_single_bytes(pipe):
    reader = FrameReader(pipe[0], limit=10)
    got = []
    for byte in b"\0\0\0\3abc\0\0\0\1d":
        os.write(pipe[1], bytes([byte]))
        got += reader.read()
    assert got == [b"abc", b"d"]


def test_several_messages_come_at_once(pipe):
    os.write(pipe[1], b"\0\0\0\1a\0\0\0\2bc\0\0")
    assert FrameReader(pipe[0], limit=10).read() == [b"a", b"bc"]


@pytest.mark.parametrize("header", [b"\0\0\0\x0b", b"\xff\xff\xff\xff", b"\0\0\0\0"])
def test_a_length_over_the_limit_or_of_nothing_is_refused_before_memory_is_taken(pipe, header: bytes):
    os.write(pipe[1], header)
    with pytest.raises(ValueError, match="is not between 1 and 10"):
        FrameReader(pipe[0], limit=10).read()


def test_what_is_written_is_read_up_to_the_end_of_the_stream():
    source, target = os.pipe()
    with os.fdopen(target, "wb") as stream:
        write_frame(stream, b"one")
        write_frame(stream, b"two")
        stream.write(b"\0\0")
    with os.fdopen(source, "rb") as stream:
        assert [read_frame(stream) for _ in range(3)] == [b"one", b"two", None]
