"""A sentence that stands in its passage word for word is always fully supported."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.check import Checker, Support
from assistant.extractive.reader import OverlapReader

WORDS = st.sampled_from(
    ["The", "hall", "was", "not", "15.6", "1,080", "[1]", "[12]", "İ", "ß", "展览馆", "\n", "never", "Co."]
)
TEXTS = st.text(max_size=60) | st.lists(WORDS, max_size=15).map(" ".join) | st.lists(WORDS, max_size=9).map("".join)
CHECK = Checker(OverlapReader()).check


@given(passage=TEXTS, cut=st.data())
def test_a_verbatim_sentence_is_fully_supported(passage: str, cut: st.DataObject):
    start = cut.draw(st.integers(0, len(passage)))
    end = cut.draw(st.integers(start, len(passage)))
    assert CHECK(passage[start:end], [passage]).support is Support.FULL


@given(sentence=TEXTS.filter(lambda text: "[" not in text))
def test_a_whole_passage_supports_itself_among_others(sentence: str):
    assert CHECK(f"{sentence} [1]", ["The port closed.", sentence]).support is Support.FULL


@given(sentence=TEXTS, passages=st.lists(TEXTS, max_size=3))
def test_any_sentence_gets_a_verdict_with_a_reason(sentence: str, passages: list[str]):
    verdict = CHECK(sentence, passages)
    assert verdict.support in Support
    assert verdict.reason


@given(passage=TEXTS)
def test_a_figure_that_the_passage_does_not_hold_is_never_supported(passage: str):
    assert CHECK("The hall cost 987654321 yuan.", [passage]).support is Support.NONE
