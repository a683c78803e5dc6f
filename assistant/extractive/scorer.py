"""Rank the candidates of a question and say how sure it is that the documents answer it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from assistant.extractive.candidates import Candidate, find_candidates
from assistant.extractive.constraints import evidence_of, missing_names, missing_numbers, unknown_words
from assistant.extractive.features import FeatureExtractor, Features
from assistant.extractive.interaction import PassageTokens
from assistant.extractive.model import AnswerModel
from assistant.extractive.question import Question
from embeddings.analysis import analyse
from embeddings.encoder import Encoder
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with what speaks for it.

    Attributes:
        candidate: The piece of text.
        features: What the probability was made from.
        probability: That the candidate holds the answer, 0 to 1, if any does.
    """

    candidate: Candidate
    features: Features
    probability: float


class Scorer:
    """Scores candidates with the fitted model."""

    def __init__(self, encoder: Encoder, lexical: Bm25Index, model: AnswerModel) -> None:
        self.lexical = lexical
        self.extractor = FeatureExtractor(encoder, lexical, PassageTokens(encoder))
        self._model = model

    def rank(self, question: Question, hits: Sequence[Hit]) -> list[Scored]:
        """Return every candidate of the hits, likeliest first."""
        candidates = find_candidates(hits)
        features = self.extractor.extract(question, candidates, hits)
        scored = [
            Scored(candidate, row, self._model.sentence.probability(asdict(row)))
            for candidate, row in zip(candidates, features, strict=True)
        ]
        return sorted(scored, key=lambda each: -each.probability)

    def confidence(self, question: Question, hits: Sequence[Hit], ranked: Sequence[Scored]) -> float:
        """Return the calibrated probability, 0 to 1, that the best candidate answers the question."""
        if not ranked:
            return 0.0
        return self._model.answerable.probability(self.answerable_features(question, hits, ranked))

    def answerable_features(
        self, question: Question, hits: Sequence[Hit], ranked: Sequence[Scored]
    ) -> dict[str, float]:
        """Return what speaks for the documents holding the answer."""
        best = ranked[0]
        evidence = evidence_of(hits[best.candidate.hit].passage)
        return {
            **asdict(best.features),
            "sentence": self._model.sentence.logit(asdict(best.features)),
            "missing_numbers": missing_numbers(question, evidence),
            "missing_names": missing_names(question, evidence, self.lexical),
            "unknown_words": self._unknown_share(question),
        }

    def _unknown_share(self, question: Question) -> float:
        unknown = {term for word in unknown_words(question, self.lexical) for term in analyse(word)}
        weights = self.extractor.weights(question)
        return float(sum(w for term, w in zip(question.terms, weights, strict=True) if term.text in unknown))
