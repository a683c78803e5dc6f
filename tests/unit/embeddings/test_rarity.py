"""A term is rare here and in English at large; a few passages say little about it."""

import pytest

from embeddings.english import rarity_in_english, stem_ranks
from embeddings.lexical import Bm25Index

FEW = Bm25Index.from_texts(["The harbour was taken.", "The harbour closed."])


def test_the_commonest_words_of_english_rank_first():
    ranks = stem_ranks()
    assert ranks["the"] == 0
    assert ranks["take"] < ranks["harbour"] < len(ranks)


def test_a_common_english_word_is_less_rare_than_a_name_where_neither_is_held():
    assert FEW.rarity("give") < FEW.rarity("nordstjerna")
    assert FEW.rarity("nordstjerna") == pytest.approx(1.0)  # in no passage, and no common word


def test_many_passages_are_trusted_more_than_few():
    many = Bm25Index.from_texts(["The harbour was taken."] * 300)
    # held by all of 300: idf ln(1 + 0.5 / 300.5) is almost 0 and counts half, English counts the other half
    common = many.rarity("harbour")
    assert common < FEW.rarity("harbour")
    assert common == pytest.approx(0.5 * rarity_in_english("harbour"), abs=0.01)


def test_a_typing_error_that_keeps_an_ending_is_mended():
    index = Bm25Index.from_texts(["A security deposit is due."])
    assert index.known("securti") == "secur"  # "securty" loses less to the stemmer than "security" does
