import pytest

from assistant.check import Support, check_sentence

PASSAGE = "The harbour moved 1,412 tonnes of grain in 1987, up 3.5 percent."


@pytest.mark.parametrize(
    "sentence",
    [
        PASSAGE,
        "The harbour moved 1,412 tonnes of grain in 1987",
        "the HARBOUR  moved\n1,412 tonnes",
        "The harbour moved 1,412 tonnes of grain in 1987 [1][2]",
    ],
)
def test_a_sentence_that_stands_in_the_passage_is_fully_supported(sentence):
    assert check_sentence(sentence, [PASSAGE]).support is Support.FULL


def test_a_figure_written_with_another_separator_is_the_same_figure():
    assert check_sentence("In 1987 the harbour moved 1412 tonnes of grain.", [PASSAGE]).support is Support.FULL


@pytest.mark.parametrize(("sentence", "figure"), [("Grain: 1,413 tonnes.", "1413"), ("It rose 35 percent.", "35")])
def test_a_figure_that_the_passage_does_not_hold_is_unsupported(sentence, figure):
    verdict = check_sentence(sentence, [PASSAGE])
    assert (verdict.support, verdict.reason) == (Support.NONE, f"the passage does not hold {figure}")


def test_four_words_of_five_are_full_support():
    # harbour, moved, grain, tonnes are held and ships is not: 4 / 5 = 0.8, the least share of full support
    assert check_sentence("Ships moved harbour grain tonnes.", [PASSAGE]).support is Support.FULL


def test_half_of_the_words_are_partial_support_and_the_rest_is_named():
    # harbour and grain of four: 2 / 4 = 0.5, the least share of partial support
    verdict = check_sentence("Harbour grain pleases farmers.", [PASSAGE])
    assert verdict.support is Support.PARTIAL
    assert "farmer" in verdict.reason


def test_fewer_than_half_of_the_words_are_no_support():
    # grain of three: 1 / 3 < 0.5
    assert check_sentence("Grain pleases farmers.", [PASSAGE]).support is Support.NONE


@pytest.mark.parametrize("word", ["not", "never", "no"])
def test_a_denial_that_the_passage_does_not_make_is_unsupported(word):
    verdict = check_sentence(f"The harbour moved {word} grain in 1987.", [PASSAGE])
    assert (verdict.support, verdict.reason) == (Support.NONE, "the passage does not deny it")


def test_a_sentence_without_passages_is_unsupported():
    assert check_sentence("The harbour moved grain.", []).support is Support.NONE


def test_a_sentence_of_marks_alone_claims_nothing():
    assert check_sentence("[1] [2]", [PASSAGE]).reason == "nothing is claimed"


def test_words_spread_over_two_passages_are_held_together():
    assert (
        check_sentence("The ferry sails on Tuesday.", ["The ferry Aurora sails.", "On Tuesday."]).support
        is Support.FULL
    )
