"""What speaks for a passage supporting a claim is counted in shares."""

import pytest

from assistant.extractive.reader import OverlapReader
from assistant.support import describe_support, packaged_support

PASSAGES = ["The ferry Aurora sails on Tuesday.", "It does not carry 40 cars. Mary Stone owns it."]


def describe(sentence: str):
    return describe_support(sentence, PASSAGES, OverlapReader())


def test_words_are_looked_for_in_all_passages_and_in_the_nearest_sentence():
    found = describe("The ferry carries horses.")
    # ferry and carry of ferry, carry, horse: 2 / 3; no sentence holds both: 1 / 3
    assert (found.coverage, found.nearest) == pytest.approx((2 / 3, 1 / 3))


def test_neighbouring_words_count_as_pairs():
    # (ferry, aurora) and (aurora, sail) of three pairs, the third being (sail, monday)
    assert describe("The ferry Aurora sails on Monday.").pairs == pytest.approx(2 / 3)


def test_a_name_of_which_no_word_is_held_is_missing():
    assert describe("The ferry belongs to Mary Stone, not to John Brook.").missing_names == pytest.approx(1 / 2)


def test_a_figure_elsewhere_than_in_the_nearest_sentence_counts_as_missing():
    assert describe("The ferry Aurora sails with 40 cars on Tuesday.").missing_numbers == 1.0


def test_a_claim_of_what_the_nearest_sentence_denies_is_a_denial():
    assert (describe("It carries 40 cars.").denial, describe("It carries no cars.").denial) == (1.0, 0.0)


def test_the_packaged_thresholds_are_in_order():
    model = packaged_support()
    assert 0 < model.partial < model.full < 1
