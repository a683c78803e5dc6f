"""A second look puts the best passages in a new order, and a hit tells both places."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from assistant.compose import Application
from assistant.conversations.record import Found
from assistant.model_list import configured_models
from assistant.models import open_second_look
from assistant.settings import RetrievalSettings, Settings
from corpus.errors import ModelError
from embeddings.cross_encoder import CrossEncoderReranker
from embeddings.interaction import LateInteraction
from embeddings.query import parse_query
from embeddings.reranking import SecondLook
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
    """Likes the passages with a word a little more; remembers how many it saw."""

    word: str
    seen: list[int] = field(default_factory=list)

    def rerank(self, question, passages, fused):
        self.seen.append(len(passages))
        return np.array([1.0 if self.word in passage.text else 0.95 for passage in passages], np.float32)


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
    hits = HybridRetriever(stored, encoder, second_look=SecondLook(Preferring("island"))).retrieve("hall port", 4)
    assert paths(hits) == ["d.txt", *(path for path in before if path != "d.txt")]
    assert hits[0].score == 1.0
    assert (hits[0].fused_rank, hits[0].second_rank) == (before.index("d.txt") + 1, 1)


def test_what_it_does_not_reach_stays_behind_with_a_score_that_is_not_higher(stored, encoder):
    reranker = Preferring("nothing of this")
    hits = HybridRetriever(stored, encoder, second_look=SecondLook(reranker, 2)).retrieve("hall port", 4)
    assert reranker.seen == [2]
    assert [hit.second_rank for hit in hits] == [1, 2, None, None]
    assert [hit.fused_rank for hit in hits] == [1, 2, 3, 4]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(0.95)


def test_without_a_second_look_no_hit_has_a_place_in_it(stored, encoder):
    assert {hit.second_rank for hit in HybridRetriever(stored, encoder).retrieve("hall", 4)} == {None}


def test_late_interaction_adds_half_the_mean_best_cosine_of_the_questions_tokens(stored, encoder):
    fused = {hit.row: hit.score for hit in HybridRetriever(stored, encoder).retrieve("island hall", 4)}
    hits = HybridRetriever(stored, encoder, second_look=SecondLook(LateInteraction(encoder))).retrieve("island hall", 4)
    words = encoder.encode_tokens(["island hall"])[0].vectors
    for hit in hits:
        tokens = encoder.encode_tokens([hit.passage.text])[0].vectors
        nearest = [max(float(word @ token) for token in tokens) for word in words]
        assert hit.score == pytest.approx(fused[hit.row] + 0.5 * sum(nearest) / len(nearest), abs=1e-6)


def test_a_cross_encoder_scores_each_pair_as_transformers_does(stored, encoder, folder):
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    second_look = SecondLook(CrossEncoderReranker(str(folder)))
    hits = HybridRetriever(stored, encoder, second_look=second_look).retrieve("hall", 4)
    tokenizer, model = (each.from_pretrained(folder) for each in (AutoTokenizer, AutoModelForSequenceClassification))
    scores = []
    for hit in hits:
        with torch.no_grad():
            logit = model.eval()(**tokenizer("hall", hit.passage.embedding_text, return_tensors="pt")).logits
        scores.append(float(logit.sigmoid()))
    assert [hit.score for hit in hits] == pytest.approx(scores, abs=1e-5)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_a_document_gives_way_to_others_that_were_found_nearly_as_near_only(application, write, encoder):
    paragraphs = [
        "The crane was painted green in May. " + 140 * word for word in ("ash ", "bay ", "cod ", "dye ", "elm ")
    ]
    write(a="\n\n".join(paragraphs), b="Rain fell on the sea.")
    application.index([write(c="Snow fell on the hill.")], progress=lambda *_: None)
    second_look = SecondLook(Preferring("crane"))
    hits = HybridRetriever(application.store.open(), encoder, second_look=second_look).retrieve("green crane", 5)
    assert paths(hits) == ["a.txt"] * 5


def test_only_passages_that_hold_the_phrase_are_compared_and_once(stored, encoder):
    reranker = Preferring("port")
    hits = HybridRetriever(stored, encoder, second_look=SecondLook(reranker)).retrieve(
        parse_query('hall port -"hall and a port"'), 4
    )
    assert "c.txt" not in paths(hits)
    assert reranker.seen == [3]


def test_the_settings_reach_the_hits_and_what_is_kept_of_them(application, write, encoder):
    application.index([write(**TEXTS)], progress=lambda *_: None)
    chosen = Settings(retrieval=RetrievalSettings(reranker="late-interaction", rerank_depth=2))
    hits = (
        Application(application.home, chosen, make_encoder=lambda *_: encoder).open_retriever().retrieve("hall port", 3)
    )
    assert [Found.of(hit).second_rank for hit in hits] == [1, 2, None]


def test_the_setting_names_what_looks_again(encoder, folder):
    def opened(name: str) -> SecondLook | None:
        return open_second_look(RetrievalSettings(reranker=name, rerank_depth=7), encoder)

    assert opened("none") is None
    looks = [opened("late-interaction"), opened(str(folder))]
    assert [type(look.reranker) for look in looks if look] == [LateInteraction, CrossEncoderReranker]
    assert {look.depth for look in looks if look} == {7}


def test_a_cross_encoder_is_listed_among_the_models():
    def listed(name: str) -> list[str]:
        models = configured_models(Settings(retrieval=RetrievalSettings(reranker=name)))
        return [model.name for model in models if model.part == "second look"]

    assert [listed("none"), listed("late-interaction"), listed("a/cross-encoder")] == [[], [], ["a/cross-encoder"]]


def test_a_model_that_is_not_there_is_named_with_what_can_be():
    with pytest.raises(ModelError, match=r"cross-encoder '/absent/folder' cannot be loaded.*'late-interaction'"):
        CrossEncoderReranker("/absent/folder")


def test_an_embedding_model_is_no_cross_encoder():
    with pytest.raises(ModelError, match="is no cross-encoder but BertModel; name another"):
        CrossEncoderReranker(str(packaged_folder()))


def test_a_model_with_several_scores_is_refused(tmp_path):
    folder = write_tiny_cross_encoder(tmp_path / "three", packaged_folder() / "vocab.txt", labels=3)
    with pytest.raises(ModelError, match="gives 3 scores a pair"):
        CrossEncoderReranker(str(folder))
