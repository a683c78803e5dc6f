"""Messages between the program and a reading process: four bytes of length, then that many bytes of JSON."""

import os
from typing import IO

_LENGTH = 4


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Write one message and flush.

    Raises:
        OSError: The other side has closed the pipe.
    """
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next message of a blocking stream, None at its end."""
    header = stream.read(_LENGTH)
    return stream.read(int.from_bytes(header, "big")) if len(header) == _LENGTH else None


class FrameReader:
    """Gathers messages from a non-blocking pipe as they arrive, each in a buffer of exactly its size."""

    def __init__(self, handle: int, *, limit: int) -> None:
        """Start at the beginning of a message.

        Args:
            handle: The descriptor; the caller closes it.
            limit: Most bytes of one message: what the other side announces is not taken on trust.
        """
        self._handle = handle
        self._limit = limit
        self._begin(_LENGTH, header=True)

    def read(self) -> list[bytearray] | None:
        """Return the messages that are complete by now, None when the pipe is closed.

        Raises:
            ValueError: A message is announced that is longer than the limit.
        """
        messages: list[bytearray] = []
        while True:
            try:
                got = os.readv(self._handle, [memoryview(self._buffer)[self._filled :]])
            except BlockingIOError:
                return messages
            if not got:
                return messages or None
            self._filled += got
            if self._filled == len(self._buffer) and (message := self._completed()) is not None:
                messages.append(message)

    def _completed(self) -> bytearray | None:
        """Return the buffer when it is a message; when it is a header, make the message's buffer."""
        done = self._buffer
        if not self._in_header:
            self._begin(_LENGTH, header=True)
            return done
        length = int.from_bytes(done, "big")
        if not 0 < length <= self._limit:
            raise ValueError(f"a message of {length} bytes is not between 1 and {self._limit}")
        self._begin(length, header=False)
        return None

    def _begin(self, length: int, *, header: bool) -> None:
        self._buffer, self._filled, self._in_header = bytearray(length), 0, header
