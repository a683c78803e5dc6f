"""Citations against gold evidence and against what they are put to, worked out by hand."""

from collections.abc import Sequence

import pytest

from eval.metrics.citation import citation_precision, citation_recall
from eval.metrics.support import CitedSentence, support_precision, support_recall


def holds(sentence: str, passages: Sequence[str]) -> bool:
    """A sentence is supported when each of its letters is in a passage."""
    return set(sentence) <= set("".join(passages))


def test_gold_precision_counts_citations_and_recall_counts_evidence():
    # three citations, two on evidence; three pieces of evidence, one of them cited twice
    cited = [[True, False, False], [True, False, False], [False, False, False]]
    assert citation_precision(cited) == pytest.approx(2 / 3)
    assert citation_recall(cited, 3) == pytest.approx(1 / 3)


def test_an_answer_without_citations_has_none_right():
    assert (citation_precision([]), citation_recall([], 2)) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "passages", "recall", "precision"),
    [
        ("ab", ("a", "b"), 1.0, 1.0),  # each is needed
        ("ab", ("ab", "a"), 1.0, 0.5),  # the second does not support alone, and the first does without it
        ("ab", ("ab", "ab"), 1.0, 1.0),  # each supports alone
        ("ab", ("a", "c"), 0.0, 0.0),  # an unsupported sentence makes all its citations idle
        ("ab", (), 0.0, 0.0),
    ],
)
def test_a_citation_is_idle_when_the_others_do_without_it(
    text: str, passages: tuple[str, ...], recall: float, precision: float
):
    sentences = [CitedSentence(text, passages)]
    assert (support_recall(sentences, holds), support_precision(sentences, holds)) == (recall, precision)


def test_sentences_count_for_recall_and_citations_for_precision():
    # sentences: supported, not (1/2); citations: one useful of one, none of two (1/3)
    sentences = [CitedSentence("a", ("a",)), CitedSentence("b", ("c", "d"))]
    assert support_recall(sentences, holds) == 0.5
    assert support_precision(sentences, holds) == pytest.approx(1 / 3)
