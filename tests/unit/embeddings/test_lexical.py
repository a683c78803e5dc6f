"""BM25 against numbers worked out by hand, and help for mistyped words."""

from math import log
from pathlib import Path

import pytest

from embeddings.analysis import analyse
from embeddings.lexical import Bm25Index

TEXTS = ["hall hall bridge", "hall tunnel", "harbour", "harbour ferry ferry ferry"]


@pytest.fixture(scope="module")
def index() -> Bm25Index:
    return Bm25Index.from_texts(TEXTS)


def bm25(*, tf: int, length: int, held_by: int) -> float:
    """Lucene's BM25 of one term: idf * tf / (tf + k1 (1 - b + b length / mean length)), k1 = 1.5, b = 0.75.

    Four passages of 3, 2, 1 and 4 terms: the mean length is 2.5.
    """
    idf = log(1 + (4 - held_by + 0.5) / (held_by + 0.5))
    return idf * tf / (tf + 1.5 * (1 - 0.75 + 0.75 * length / 2.5))


def test_one_term_scores_as_by_hand(index: Bm25Index):
    rows, scores = index.search("hall", 10)
    assert rows.tolist() == [0, 1]
    assert scores.tolist() == pytest.approx([bm25(tf=2, length=3, held_by=2), bm25(tf=1, length=2, held_by=2)])


def test_terms_of_a_question_add_up(index: Bm25Index):
    rows, scores = index.search("hall tunnel", 10)
    assert rows.tolist() == [1, 0]
    both = bm25(tf=1, length=2, held_by=2) + bm25(tf=1, length=2, held_by=1)
    assert scores.tolist() == pytest.approx([both, bm25(tf=2, length=3, held_by=2)])


def test_passages_without_a_term_of_the_question_are_not_returned(index: Bm25Index):
    assert index.search("ferry", 10)[0].tolist() == [3]


def test_no_more_than_k_rows_come_back_and_they_are_the_best(index: Bm25Index):
    assert index.search("hall", 1)[0].tolist() == [0]


def test_equal_scores_come_in_order_of_row():
    assert Bm25Index.from_texts(["ferry", "ferry", "ferry"]).search("ferry", 3)[0].tolist() == [0, 1, 2]


@pytest.mark.parametrize("question", ["", "???", "what is the", "zzyzx 12345"])
def test_a_question_without_a_known_term_finds_nothing(index: Bm25Index, question: str):
    rows, scores = index.search(question, 10)
    assert (len(rows), len(scores)) == (0, 0)


def test_the_weight_of_a_term_falls_with_the_passages_that_hold_it(index: Bm25Index):
    # in 1, 2 and none of 4 passages: ln(1 + 3.5 / 1.5), ln(1 + 2.5 / 2.5), ln(1 + 4.5 / 0.5)
    weights = [index.idf("ferri"), index.idf("hall"), index.idf("unheard")]
    assert weights == pytest.approx([log(1 + 3.5 / 1.5), log(2), log(10)])


@pytest.mark.parametrize("typed", ["harbor", "harbuor", "habour"])
def test_a_word_with_one_typing_error_finds_its_like(index: Bm25Index, typed: str):
    assert index.search(typed, 10)[0].tolist() == [2, 3]


@pytest.mark.parametrize(
    "typed",
    ["hal", "hal7", "ball", "hulk"],  # three letters; a digit; another first letter; two edits in a word of four
)
def test_a_word_too_short_or_too_far_off_is_not_changed(index: Bm25Index, typed: str):
    assert index.known(typed) is None


def test_a_word_of_eight_letters_may_have_two_errors_but_not_three():
    index = Bm25Index.from_texts(["helicopt"])
    assert [index.known(typed) for typed in ("heilcpot", "heilcpox")] == ["helicopt", None]


def test_a_saved_index_ranks_the_same(index: Bm25Index, tmp_path: Path):
    index.save(tmp_path / "lexical")
    loaded = Bm25Index.load(tmp_path / "lexical")
    assert len(loaded) == 4
    for question in ("hall", "hall tunnel harbor", "zzyzx"):
        for mine, its in zip(index.search(question, 10), loaded.search(question, 10), strict=True):
            assert mine.tolist() == its.tolist()
    assert loaded.idf("hall") == index.idf("hall")


def test_an_index_of_a_passage_without_terms_can_be_searched():
    assert len(Bm25Index.from_texts(["???"]).search("hall", 3)[0]) == 0


@pytest.mark.parametrize(("asked", "held"), [("mayor", "major"), ("founder", "founded"), ("trail", "train")])
def test_a_common_word_is_no_typing_error_of_another(asked, held):
    lexical = Bm25Index.from_texts([f"the {held} one", "something else"])
    assert lexical.known(analyse(asked)[0]) in (None, analyse(asked)[0])


def test_the_scores_are_those_of_bm25s_itself():
    import bm25s

    texts = ["the crane lifts grain", "grain and more grain", "a ferry sails", "the crane fell"]
    model = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    model.index([analyse(text) for text in texts], show_progress=False)
    rows, scores = Bm25Index.from_texts(texts).search("crane grain grain", 4)
    theirs = model.get_scores(analyse("crane grain grain"))
    assert scores.tolist() == pytest.approx(theirs[rows].tolist())
    assert set(rows.tolist()) == set(theirs.nonzero()[0].tolist())


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("hall and bridge", [0]),  # two passages hold "hall", one "bridge"
        ("tunnel or bridge or ferry", [1]),  # equally rare: the first counts, run after run
        ("bridge or tunnel or ferry", [0]),
        ("zebra", []),
    ],
)
def test_the_passages_of_the_rarest_word_are_those_of_the_first_of_equals(
    index: Bm25Index, question: str, rows: list[int]
):
    assert index.rarest(question).tolist() == rows
