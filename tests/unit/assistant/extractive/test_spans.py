"""The reader sees each passage under its title and headings, and its spans are places in the document."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assistant.extractive.candidates import find_candidates
from assistant.extractive.model import packaged_model
from assistant.extractive.question import read_question
from assistant.extractive.reader.reading import OverlapReader, Reading
from assistant.extractive.scorer import Scorer
from assistant.extractive.spans import read_spans
from embeddings.retriever import Hit, HybridRetriever

# The overlap reader takes the first word that the question lacks.
QUESTION = read_question("Who became the treasurer of the Northern Lakes Trust?")


class Listening(OverlapReader):
    """Keeps what it is asked."""

    def __init__(self) -> None:
        self.read_texts: list[str] = []
        self.claims: list[tuple[str, str]] = []

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        self.read_texts += passages
        return super().read(question, passages)

    def supports(self, claim: str, evidence: str) -> float:
        self.claims.append((claim, evidence))
        return super().supports(claim, evidence)


def test_a_passage_is_read_under_its_title_and_headings(hits_of: Callable[[str], Sequence[Hit]]) -> None:
    reader, hits = Listening(), hits_of(QUESTION.text)
    read_spans(reader, QUESTION, find_candidates(hits), hits)
    assert reader.read_texts == [f"{hit.passage.context}\n{hit.passage.text}" for hit in hits]
    assert any(text.startswith("Yearly report of the Northern Lakes Trust\n") for text in reader.read_texts)


@pytest.mark.parametrize(("cosine", "read"), [(-0.5, 1), (1.0, 2)])
def test_a_passage_far_behind_the_best_is_not_read(
    retriever: HybridRetriever, hits_of: Callable[[str], Sequence[Hit]], cosine: float, read: int
) -> None:
    best, second = (
        replace(hit, dense=dense) for hit, dense in zip(hits_of(QUESTION.text), (0.9, cosine), strict=False)
    )
    reader = Listening()
    scorer = Scorer(retriever.encoder, retriever.index.lexical, reader, packaged_model())
    ranked = scorer.rank(QUESTION, [best, second])
    assert len(reader.read_texts) == read
    assert {scored.described.candidate.hit for scored in ranked} == set(range(read))


def test_a_passage_that_holds_the_words_is_read_however_low_its_cosine(
    retriever: HybridRetriever, hits_of: Callable[[str], Sequence[Hit]]
) -> None:
    hits = sorted(hits_of(QUESTION.text), key=lambda hit: "treasurer" in hit.passage.text)
    hits = [*(replace(hit, dense=0.4) for hit in hits[:-1]), replace(hits[-1], dense=0.3)]
    reader = Listening()
    scorer = Scorer(retriever.encoder, retriever.index.lexical, reader, packaged_model())
    assert "treasurer" in scorer.rank(QUESTION, hits)[0].sentence.text
    assert any("treasurer" in text for text in reader.read_texts)


def test_a_span_lies_inside_its_candidate(hits_of: Callable[[str], Sequence[Hit]]) -> None:
    hits = hits_of(QUESTION.text)
    candidates = find_candidates(hits)
    spans, _ = read_spans(OverlapReader(), QUESTION, candidates, hits)
    assert all(span and c.start <= span[0] < span[1] <= c.end for c, span in zip(candidates, spans, strict=True))
    told = {c.text: c.document.text[slice(*span)] for c, span in zip(candidates, spans, strict=True) if span}
    assert told["4. Ms Ottoline Frome became the treasurer."] == "Ms"


def test_the_best_candidate_is_asked_whether_it_holds_question_and_answer(
    retriever: HybridRetriever, hits_of: Callable[[str], Sequence[Hit]]
) -> None:
    reader, hits = Listening(), hits_of(QUESTION.text)
    scorer = Scorer(retriever.encoder, retriever.index.lexical, reader, packaged_model())
    features = scorer.answerable_features(QUESTION, hits, scorer.rank(QUESTION, hits)[0])
    ((claim, evidence),) = reader.claims
    assert claim == f"{QUESTION.text} Ms"
    assert "II. Work in the office" in evidence and evidence.endswith("4. Ms Ottoline Frome became the treasurer.")
    assert features["held"] == OverlapReader().supports(claim, evidence) / 5
