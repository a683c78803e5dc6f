"""Rank the candidates of a question and say how sure it is that the documents answer it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from assistant.events import Evidence
from assistant.extractive.candidates import Candidate, find_candidates
from assistant.extractive.constraints import (
    lacks_number,
    missing_names,
    missing_numbers,
    names_other_code,
    names_other_year,
    only_repeats,
    other_year,
)
from assistant.extractive.features import Described, FeatureExtractor
from assistant.extractive.model import OTHER_YEAR, PLAIN, AnswerModel
from assistant.extractive.question import Question
from assistant.extractive.reader import Reader, WordReader
from embeddings.encoder import Encoder
from embeddings.hashing import HashingEncoder
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the probability, 0 to 1, that it holds the answer, if any does."""

    described: Described
    probability: float

    @property
    def sentence(self) -> Evidence:
        """The whole candidate."""
        candidate = self.described.candidate
        return Evidence(candidate.document, candidate.start, candidate.end)

    @property
    def span(self) -> Evidence | None:
        """The reader's likeliest span in it."""
        span = self.described.span
        return Evidence(self.described.candidate.document, *span) if span else None


class Scorer:
    """Scores candidates with the fitted model."""

    def __init__(self, encoder: Encoder, lexical: Bm25Index, reader: Reader, model: AnswerModel) -> None:
        self.encoder = encoder
        self.lexical = lexical
        self.extractor = FeatureExtractor(lexical, reader)
        self._reader = reader
        self._model = model

    def rank(self, question: Question, hits: Sequence[Hit]) -> list[Scored]:
        """Return every candidate of the hits, likeliest first."""
        described = self.extractor.extract(question, find_candidates(hits), hits)
        scored = [Scored(each, self._probability(question, each)) for each in described]
        return sorted(scored, key=lambda each: -each.probability)

    def _probability(self, question: Question, described: Described) -> float:
        """Return the fitted probability, less for what is about another year or code, or only repeats the question."""
        fitted = self._model.sentence.probability(asdict(described.features))
        candidate = described.candidate
        rules = (names_other_year, names_other_code, only_repeats)
        return fitted * (OTHER_YEAR if any(rule(question, candidate) for rule in rules) else 1)

    def confidence(self, question: Question, hits: Sequence[Hit], ranked: Sequence[Scored]) -> float:
        """Return the calibrated probability, 0 to 1, that the best candidate answers the question."""
        if not ranked:
            return 0.0
        return self._model.confidence(self.answerable_features(question, hits, ranked[0]))

    def answerable_features(self, question: Question, hits: Sequence[Hit], best: Scored) -> dict[str, float]:
        """Return what speaks for the documents holding the answer: the best candidate's features and more."""
        described = best.described
        evidence = hits[described.candidate.hit].passage.evidence
        return {
            **asdict(described.features),
            **self.constraints(question, described.candidate, evidence),
            "held": self.held(question, described),
        }

    def held(self, question: Question, described: Described) -> float:
        """Return a fifth of the reader's logit of a candidate, under its headings, holding question and answer."""
        candidate = described.candidate
        answer = candidate.document.text[slice(*described.span)] if described.span else candidate.text
        return self._reader.supports(f"{question.text} {answer}", f"{candidate.context} {candidate.text}") / 5

    def constraints(self, question: Question, candidate: Candidate, evidence: str) -> dict[str, float]:
        """Return how much of what the question insists on a candidate or its passage lacks, each 0 to 1."""
        return {
            "missing_numbers": missing_numbers(question, evidence),
            "other_year": other_year(question, candidate),
            "lacks_number": lacks_number(question, candidate),
            "missing_names": missing_names(question, evidence, self.lexical),
        }


def make_scorer(encoder: Encoder, lexical: Bm25Index, reader: Reader, name: str, *, model: AnswerModel) -> Scorer:
    """Return the scorer of a packaged model: with encoder and reader, or over the words alone.

    Args:
        encoder: The index's encoder.
        lexical: The index's terms.
        reader: The trained reader.
        name: Of the packaged model.
        model: Its weights, or others in their place.
    """
    if name == PLAIN:
        return Scorer(HashingEncoder(), lexical, WordReader(), model)
    return Scorer(encoder, lexical, reader, model)
