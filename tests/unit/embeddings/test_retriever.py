"""Dense and lexical search are fused, and a hit tells how it got its place."""

import pytest

from embeddings.fusion import Fusion
from embeddings.hashing import HashingEncoder
from embeddings.retriever import HybridRetriever

TEXTS = {
    "a": "The hall opened for nine guests.",
    "b": "The port closed in winter.",
    "c": "A hall and a port and a bridge.",
    "d": "Ferries sail to the island.",
}


@pytest.fixture
def stored(application, write):
    application.index([write(**TEXTS)], progress=lambda *_: None)
    return application.store.open()


def paths(hits) -> list[str]:
    return [hit.passage.document.path for hit in hits]


@pytest.mark.parametrize("fusion", Fusion)
def test_the_passage_with_the_words_of_the_question_comes_first(stored, encoder, fusion: Fusion):
    assert paths(HybridRetriever(stored, encoder, fusion=fusion).retrieve("ferries to the island", 4))[0] == "d.txt"


def test_scores_fall_from_hit_to_hit(stored, encoder):
    scores = [hit.score for hit in HybridRetriever(stored, encoder).retrieve("hall port", 4)]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)


def test_no_more_than_k_hits_come_back(stored, encoder):
    assert len(HybridRetriever(stored, encoder).retrieve("hall", 2)) == 2


def test_a_hit_knows_both_of_its_ranks_and_scores(stored, encoder):
    best = HybridRetriever(stored, encoder).retrieve("ferries island", 1)[0]
    assert (best.dense_rank, best.lexical_rank) == (1, 1)
    assert best.dense == pytest.approx(float(encoder.encode_queries(["ferries island"])[0] @ stored.dense.vectors()[3]))
    assert best.lexical == pytest.approx(float(stored.lexical.search("ferries island", 1)[1][0]))


def test_a_passage_without_a_word_of_the_question_is_reached_by_its_vector_alone(stored, encoder):
    others = [hit for hit in HybridRetriever(stored, encoder).retrieve("ferries", 4) if hit.lexical is None]
    assert paths(others).count("d.txt") == 0
    assert {hit.lexical_rank for hit in others} == {None}
    assert len(others) == 3


def test_the_dense_weight_decides_between_the_rankings(stored, encoder):
    # the hashing encoder does not know a mistyped word, BM25 does
    question = "winter winter winter isalnd"
    lexical_first = HybridRetriever(stored, encoder, dense_weight=0.0).retrieve(question, 4)
    dense_first = HybridRetriever(stored, encoder, dense_weight=1.0).retrieve(question, 4)
    assert lexical_first[0].lexical_rank == 1
    assert dense_first[0].dense_rank == 1
    assert dense_first[0].score == pytest.approx(dense_first[0].dense)


def test_with_all_the_weight_on_meaning_the_score_is_the_cosine(stored, encoder):
    hits = HybridRetriever(stored, encoder, dense_weight=1.0).retrieve("hall port", 4)
    assert [hit.score for hit in hits] == [pytest.approx(hit.dense) for hit in hits]


def test_a_question_of_unknown_words_still_brings_the_nearest_vectors(stored, encoder):
    assert len(HybridRetriever(stored, encoder).retrieve("zzyzx", 2)) == 2


@pytest.mark.parametrize("fusion", Fusion)
def test_a_scope_leaves_out_every_other_document_even_a_better_one(stored, encoder, fusion: Fusion):
    hits = HybridRetriever(stored, encoder, fusion=fusion).retrieve(
        "ferries to the island", 4, scope={"a.txt", "b.txt"}
    )
    assert sorted(paths(hits)) == ["a.txt", "b.txt"]


class Foreign(HashingEncoder):
    """Knows a share of every text."""

    def __init__(self, dimensions: int, known: float) -> None:
        super().__init__(dimensions)
        self._known = known

    def knows(self, text: str) -> float:
        return self._known


@pytest.mark.parametrize(("known", "weight", "alike"), [(0.3, 0.6, 0.0), (1.0, 0.6, 0.6), (0.3, 1.0, 1.0)])
def test_meaning_counts_as_far_as_the_encoder_knows_the_question(stored, encoder, known, weight, alike):
    """With its whole weight it counts whatever the question is: then there is nothing else to go by."""
    mine = HybridRetriever(stored, Foreign(encoder.dimensions, known), dense_weight=weight).retrieve("hall port", 4)
    its = HybridRetriever(stored, Foreign(encoder.dimensions, 1.0), dense_weight=alike).retrieve("hall port", 4)
    assert [(hit.row, hit.score) for hit in mine] == [(hit.row, hit.score) for hit in its]
