"""Nothing that is printed can steer a terminal."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.doors.cli.output import complain, say

HOSTILE = ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\u202e", "\u2066", "\r", "\x08", "\x7f", "\0", "\u200b", "\u061c"]
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=10), max_size=8).map("".join)
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def steering(text: str) -> list[str]:
    """Return what is C0 but newline and tab, DEL, C1, a bidirectional control or a lone surrogate."""
    controls = [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    return controls + [c for c in text if unicodedata.bidirectional(c) in BIDI]


@settings(max_examples=400)
@given(text=TEXTS)
def test_results_hold_no_control_character(capsys: pytest.CaptureFixture[str], text: str):
    say(text)
    assert steering(capsys.readouterr().out) == []


@settings(max_examples=400)
@given(text=TEXTS)
def test_messages_hold_no_control_character(capsys: pytest.CaptureFixture[str], text: str):
    complain(text)
    assert steering(capsys.readouterr().err) == []


@given(text=st.text(st.characters(categories=["L", "N", "P", "S"]) | st.sampled_from(" \n\t\u200c\u200d"), max_size=30))
def test_visible_text_is_printed_as_it_is(capsys: pytest.CaptureFixture[str], text: str):
    say(text)
    assert capsys.readouterr().out == text + "\n"
