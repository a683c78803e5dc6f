"""A sentence is checked by rules that need no judgement, then by a judge and a fitted model."""

import pytest

from assistant.check import Checker, Support
from assistant.logistic import Logistic
from assistant.support import SupportModel

PASSAGE = "The harbour moved 1,412 tonnes of grain in 1987, up 3.5 percent."


class Judge:
    """Judges every claim alike and remembers which it was asked."""

    def __init__(self, logit: float) -> None:
        self.logit = logit
        self.asked: list[tuple[str, str]] = []

    def supports(self, claim: str, evidence: str) -> float:
        self.asked.append((claim, evidence))
        return self.logit


# probability = 1 / (1 + exp(-5 · judged)) = 1 / (1 + exp(-logit)): the judge alone decides
MODEL = SupportModel(
    fitted_on="", logistic=Logistic(bias=0.0, weights={"judged": 5.0}), full=0.6, partial=0.3, figures={}
)


def check(sentence: str, passages: list[str], logit: float = 9.0):
    return Checker(Judge(logit), model=MODEL).check(sentence, passages)


@pytest.mark.parametrize(
    "sentence",
    [
        PASSAGE,
        "The harbour moved 1,412 tonnes of grain in 1987",
        "the HARBOUR  moved\n1,412 tonnes",
        "The harbour moved 1,412 tonnes of grain in 1987 [1][2]",
    ],
)
def test_a_sentence_that_stands_in_the_passage_needs_no_judge(sentence):
    judge = Judge(-9.0)
    assert Checker(judge, model=MODEL).check(sentence, [PASSAGE]).support is Support.FULL
    assert judge.asked == []


@pytest.mark.parametrize(
    ("logit", "support"),
    [
        (0.41, Support.FULL),  # 1 / (1 + exp(-0.41)) = 0.601
        (0.4, Support.PARTIAL),  # 0.599
        (-0.84, Support.PARTIAL),  # 0.302
        (-0.85, Support.NONE),  # 0.299
    ],
)
def test_the_probability_is_cut_into_degrees(logit, support):
    assert check("In 1987 much grain was shipped.", [PASSAGE], logit).support is support


def test_a_figure_written_with_another_separator_is_the_same_figure():
    assert check("In 1987 the harbour moved 1412 tonnes of grain.", [PASSAGE]).support is Support.FULL


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [("Grain: 1,413 tonnes.", "1,413"), ("It rose 35 percent.", "35"), ("Twenty-two ships came.", "Twenty-two")],
)
def test_a_figure_that_the_passage_does_not_hold_is_unsupported_whatever_the_judge_says(sentence, figure):
    verdict = check(sentence, [PASSAGE])
    assert (verdict.support, verdict.reason) == (Support.NONE, f"the passage does not hold {figure}")


@pytest.mark.parametrize("word", ["not", "never", "no"])
def test_a_denial_that_the_passage_does_not_make_is_unsupported_whatever_the_judge_says(word):
    verdict = check(f"The harbour moved {word} grain in 1987.", [PASSAGE])
    assert (verdict.support, verdict.reason) == (Support.NONE, "the passage does not deny it")


def test_the_words_that_the_passage_lacks_are_named():
    assert check("Grain pleases farmers.", [PASSAGE], 0.0).reason == "the passage does not hold: pleas, farmer"


def test_a_doubt_about_words_that_are_all_there_says_so():
    reason = check("Grain moved the harbour.", [PASSAGE], 0.0).reason
    assert reason == "its words are in the passage, but not said of each other"


def test_of_several_sentences_the_least_supported_one_decides():
    verdict = check(f"{PASSAGE} It closed in 1999.", [PASSAGE])
    assert (verdict.support, verdict.reason) == (Support.NONE, "the passage does not hold 1999")


def test_only_the_sentence_that_is_not_verbatim_is_judged():
    judge = Judge(9.0)
    Checker(judge, model=MODEL).check(f"{PASSAGE} Grain was moved.", [PASSAGE])
    assert [claim for claim, _ in judge.asked] == ["Grain was moved."]


def test_two_verbatim_sentences_in_another_order_are_verbatim():
    assert check("It is red. The hall is old.", ["The hall is old. It is red."], -9.0).support is Support.FULL


def test_a_sentence_without_passages_is_unsupported():
    assert check("The harbour moved grain.", []).support is Support.NONE


@pytest.mark.parametrize("sentence", ["[1] [2]", "—", " "])
def test_a_sentence_without_words_claims_nothing(sentence):
    assert check(sentence, [PASSAGE]).reason == "nothing is claimed"
