"""Bytes become clean text or a reason."""

import pytest

from corpus.cleaning import clean
from corpus.errors import ReadError
from corpus.readers.decode import decode


def test_utf8_is_read():
    assert decode("Grüße 展览".encode()) == "Grüße 展览"


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_a_byte_order_mark_chooses_the_encoding_and_is_left_out(mark: bytes, encoding: str):
    assert decode(mark + "Grüße".encode(encoding)) == "Grüße"


def test_other_bytes_are_read_as_windows_1252():
    assert decode(b"caf\xe9 \x80 5") == "café € 5"


def test_a_nul_byte_makes_it_binary():
    with pytest.raises(ReadError, match="binary"):
        decode(b"PK\x03\x04\0\0")


def test_a_long_text_in_another_encoding_is_read_in_it():
    text = "展览馆于二〇二一年五月开放。" * 8
    assert decode(text.encode("gb18030")) == text


def test_bytes_of_no_known_encoding_are_refused():
    # 0x81 is no character of Windows-1252, and no start of one in UTF-8
    with pytest.raises(ReadError, match="convert it to UTF-8"):
        decode(b"abc \x81")


def test_half_a_utf16_character_is_refused():
    with pytest.raises(ReadError, match="convert it to UTF-8"):
        decode(b"\xff\xfea")


def test_every_line_end_becomes_a_newline():
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u200b", "\u202e", "\ufeff", "\U000e0041", "\ud800"])
def test_a_character_that_nobody_sees_is_removed(char: str):
    assert clean(f"a{char}b") == "ab"


@pytest.mark.parametrize("char", ["\n", "\t", "\u200c", "\u200d", "é", "👩", "\u3000"])
def test_a_character_that_scripts_need_stays(char: str):
    assert clean(f"a{char}b") == f"a{char}b"
