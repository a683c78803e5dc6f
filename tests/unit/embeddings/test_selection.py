"""What is returned of a ranking: several documents where they score alike, and the passage of a rare word."""

import numpy as np
import pytest

from embeddings.retriever import HybridRetriever
from embeddings.selection import spread, with_one_of


def ranking(scores: list[float]):
    return np.arange(len(scores), dtype=np.int64), np.array(scores, np.float32)


def spread_rows(documents: list[int], scores: list[float], k: int) -> list[int]:
    return spread(ranking(scores), np.array(documents, np.int32), k)[0].tolist()


def test_a_document_gives_its_surplus_places_to_others_that_score_nearly_as_high():
    # Three of five places are one document's most; 0.95 is above 90 % of 1.0.
    assert spread_rows([7, 7, 7, 7, 7, 8, 9], [1, 1, 1, 1, 1, 0.95, 0.95], 5) == [0, 1, 2, 5, 6, 3, 4]


def test_it_keeps_them_where_the_others_score_much_lower():
    assert spread_rows([7, 7, 7, 7, 7, 8], [1, 1, 1, 1, 1, 0.89], 5) == [0, 1, 2, 3, 4, 5]


def test_three_of_five_are_no_surplus():
    assert spread_rows([7, 7, 7, 8, 9, 8], [1, 1, 1, 1, 1, 1], 5) == [0, 1, 2, 3, 4, 5]


def test_a_document_alone_keeps_every_place():
    assert spread_rows([7] * 6, [1] * 6, 5) == [0, 1, 2, 3, 4, 5]


def test_another_document_takes_no_more_than_its_own_share():
    # Row 3 is of document 8, which may have 3 of the 5 places, too.
    found = spread_rows([7, 7, 7, 7, 8, 8, 8, 8], [1] * 8, 5)
    assert found[:5] == [0, 1, 2, 4, 5]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [([4, 5], [0, 1, 4, 2, 3, 5]), ([2, 5], [0, 1, 2, 3, 4, 5]), ([9], [0, 1, 2, 3, 4, 5]), ([], [0, 1, 2, 3, 4, 5])],
)
def test_the_best_of_the_wanted_comes_last_of_the_first_where_none_is_there(wanted, found):
    rows, scores = with_one_of(ranking([6, 5, 4, 3, 2, 1]), np.array(wanted, np.int32), 3)
    assert rows.tolist() == found
    assert scores.tolist() == [6.0 - row for row in found]


def test_a_single_place_belongs_to_the_best():
    assert with_one_of(ranking([2, 1]), np.array([1], np.int32), 1)[0].tolist() == [0, 1]


def test_the_one_passage_of_a_rare_word_is_found_however_it_scores(application, write, encoder):
    texts = {f"note{n}": f"What the rule means is what the rule means, rule {n}." for n in range(8)}
    application.index([write(**texts, far="Tall grass. " * 30 + "The QZX opened.")], progress=lambda *_: None)
    hits = HybridRetriever(application.store.open(), encoder, dense_weight=1.0).retrieve("What rule means QZX?", 3)
    assert hits[-1].passage.document.path == "far.txt"
