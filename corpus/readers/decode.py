"""Turn bytes into text."""

import codecs

from corpus.errors import ReadError

# A stray bad byte in a long text does not make it another encoding.
_CHARACTERS_PER_BAD_BYTE = 1000
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# With fewer telling bytes every guess between the single-byte encodings is a coin toss; Windows-1252 is the likeliest.
_TELLING_BYTES = 32


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with a byte-order mark, or else the encoding that it looks like.

    A stray bad byte in UTF-8 becomes U+FFFD. The text is not cleaned.

    Raises:
        ReadError: The bytes are binary or in no encoding that can be told.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data[:8192]:
        raise ReadError("binary, not text")
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= len(text) / _CHARACTERS_PER_BAD_BYTE:
        return text
    return _strict(data, _guess(data))


def _guess(data: bytes) -> str:
    """Return the encoding that bytes look like; Windows-1252 where there is too little to tell by."""
    from charset_normalizer import from_bytes

    if sum(byte > 0x7F for byte in data) < _TELLING_BYTES:
        return "cp1252"
    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("in an encoding that cannot be told; convert it to UTF-8") from error
