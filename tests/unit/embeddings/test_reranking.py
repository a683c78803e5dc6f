"""A second look puts the best passages in a new order, and a hit tells both places."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from assistant.models import open_reranker
from corpus.errors import ModelError
from embeddings.cross_encoder import CrossEncoderReranker
from embeddings.interaction import LateInteraction
from embeddings.retriever import HybridRetriever
from embeddings.sentence_transformer import packaged_folder
from tests.samples.tiny_cross_encoder import write_tiny_cross_encoder

TEXTS = {
    "a": "The hall opened for nine guests.",
    "b": "The port closed in winter.",
    "c": "A hall and a port and a bridge.",
    "d": "Ferries sail to the island.",
}


@dataclass
class Preferring:
    """Likes the passages with a word; remembers how many it saw."""

    word: str
    seen: list[int] = field(default_factory=list)

    def rerank(self, question, passages, fused):
        self.seen.append(len(passages))
        return np.array([float(self.word in passage.text) for passage in passages], np.float32)


@pytest.fixture
def stored(application, write):
    application.index([write(**TEXTS)], progress=lambda *_: None)
    return application.store.open()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_tiny_cross_encoder(tmp_path_factory.mktemp("cross"), packaged_folder() / "vocab.txt")


def paths(hits) -> list[str]:
    return [hit.passage.document.path for hit in hits]


def test_what_the_second_look_prefers_goes_first_and_the_rest_keeps_its_order(stored, encoder):
    before = paths(HybridRetriever(stored, encoder).retrieve("hall port", 4))
    hits = HybridRetriever(stored, encoder, reranker=Preferring("island")).retrieve("hall port", 4)
    assert paths(hits) == ["d.txt", *(path for path in before if path != "d.txt")]
    assert hits[0].score == 1.0
    assert (hits[0].fused_rank, hits[0].second_rank) == (before.index("d.txt") + 1, 1)


def test_what_it_does_not_reach_stays_behind_with_a_score_that_is_not_higher(stored, encoder):
    reranker = Preferring("nothing of this")
    hits = HybridRetriever(stored, encoder, reranker=reranker, rerank_depth=2).retrieve("hall port", 4)
    assert reranker.seen == [2]
    assert [hit.second_rank for hit in hits] == [1, 2, None, None]
    assert [hit.fused_rank for hit in hits] == [1, 2, 3, 4]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 0.0


def test_without_a_second_look_no_hit_has_a_place_in_it(stored, encoder):
    assert {hit.second_rank for hit in HybridRetriever(stored, encoder).retrieve("hall", 4)} == {None}


def test_late_interaction_adds_half_the_mean_best_cosine_of_the_questions_tokens(stored, encoder):
    fused = {hit.row: hit.score for hit in HybridRetriever(stored, encoder).retrieve("island hall", 4)}
    hits = HybridRetriever(stored, encoder, reranker=LateInteraction(encoder)).retrieve("island hall", 4)
    words = encoder.encode_tokens(["island hall"])[0].vectors
    for hit in hits:
        tokens = encoder.encode_tokens([hit.passage.text])[0].vectors
        nearest = [max(float(word @ token) for token in tokens) for word in words]
        assert hit.score == pytest.approx(fused[hit.row] + 0.5 * sum(nearest) / len(nearest), abs=1e-6)


def test_a_cross_encoder_scores_each_pair_as_transformers_does(stored, encoder, folder):
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    hits = HybridRetriever(stored, encoder, reranker=CrossEncoderReranker(str(folder))).retrieve("hall", 4)
    tokenizer, model = (each.from_pretrained(folder) for each in (AutoTokenizer, AutoModelForSequenceClassification))
    scores = []
    for hit in hits:
        with torch.no_grad():
            logit = model.eval()(**tokenizer("hall", hit.passage.embedding_text, return_tensors="pt")).logits
        scores.append(float(logit.sigmoid()))
    assert [hit.score for hit in hits] == pytest.approx(scores, abs=1e-5)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_the_setting_names_what_looks_again(encoder, folder):
    assert open_reranker("none", encoder) is None
    assert isinstance(open_reranker("late-interaction", encoder), LateInteraction)
    assert isinstance(open_reranker(str(folder), encoder), CrossEncoderReranker)


def test_a_model_that_is_not_there_is_named_with_what_can_be(encoder):
    with pytest.raises(ModelError, match=r"cross-encoder '/absent/folder' cannot be loaded.*'late-interaction'"):
        open_reranker("/absent/folder", encoder)


def test_a_model_with_several_scores_is_refused(tmp_path):
    folder = write_tiny_cross_encoder(tmp_path / "three", packaged_folder() / "vocab.txt", labels=3)
    with pytest.raises(ModelError, match="gives 3 scores a pair"):
        CrossEncoderReranker(str(folder))
