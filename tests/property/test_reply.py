"""A model's reply, however it is cut into pieces, gives the same sentences, in time that grows with its length."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.generators.reply import LONGEST_SENTENCE, ReplyReader, Written

MARKS = ("[1]", "[2, 3]", "[[1]]", "【1】", "[1", "[", "]", "【", "】", "[^2]", "[x]", "[2020]", "[1-3]")
TEXTS = ("It rains. ", "It is 3.5 cold", "e.g. ", "Dr. No", "水是湿的。", "?", "!", "a", " ", "\n", "\r", "\u202e")
FORMS = ("- ", "1. ", "**", "# ", "`", "```", "<think>", "</think>", "Sources:\n")
replies = st.lists(st.sampled_from((*MARKS, *TEXTS, *FORMS)) | st.text(max_size=5), max_size=40).map("".join)


def read(*pieces: str) -> list[Written]:
    reader = ReplyReader()
    sentences = [sentence for piece in pieces for sentence in reader.feed(piece)]
    return [*sentences, *reader.end()]


@given(replies, st.lists(st.integers(0, 200), max_size=20))
def test_any_split_gives_the_same_sentences(reply, cuts):
    places = sorted({0, len(reply), *(cut for cut in cuts if cut < len(reply))})
    pieces = [reply[a:b] for a, b in pairwise(places)]
    assert read(*pieces) == read(reply)


@given(replies)
def test_a_sentence_says_something_and_holds_no_mark_outside_of_code(reply):
    for sentence in read(reply):
        assert any(char.isalnum() for char in sentence.text)
        if "`" not in reply:
            assert "[1]" not in sentence.text
            assert "【1】" not in sentence.text


@given(st.lists(st.text("abc äß水", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8))
def test_every_sentence_keeps_its_words_and_its_citation(texts):
    bodies = [f"X{' '.join(text.split())}z" for text in texts]
    reply = " ".join(f"{body}. [{number}]" for number, body in enumerate(bodies, 1))
    assert read(reply) == [Written(f"{body}.", (number,)) for number, body in enumerate(bodies, 1)]


@pytest.mark.parametrize("char", ["[", "`", "【", "[1", "a. ", "\n.", "<think>", "x"])
def test_the_steps_grow_with_the_length_alone(char):
    # ten times the text is ten times the steps; quadratic work would be a hundred times as many
    short, long = (steps((char * size)[:size]) for size in (5_000, 50_000))
    assert 5 * short < long < 11 * short


def test_a_megabyte_of_opening_brackets_says_nothing():
    assert read("[" * 1_000_000) == []


def steps(text: str) -> int:
    """Return how many functions reading a text calls, those in C included."""
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        sentences = read(text)
    finally:
        sys.setprofile(None)
    assert all(len(sentence.text) <= LONGEST_SENTENCE for sentence in sentences)
    return calls
