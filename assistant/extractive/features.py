"""What speaks for a candidate being the answer, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from assistant.extractive.candidates import Candidate
from assistant.extractive.expects import holds_expected
from assistant.extractive.interaction import PassageTokens, best_matches, term_vectors
from assistant.extractive.question import Question
from assistant.extractive.reader import Reader
from assistant.extractive.spans import read_spans
from corpus.sentences import Span
from embeddings.analysis import analyse
from embeddings.encoder import Encoder
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one candidate, most of them about 0 to 1.

    Attributes:
        interaction: Mean best cosine of the question's terms with the candidate's tokens, weighted by rarity.
        worst_term: The lowest of those cosines among the rarer half of the terms.
        coverage: Share of the question's terms, by rarity, that stand in the candidate.
        context_coverage: The same, with title, headings and neighbouring sentences counted in.
        cosine_lead: How far the cosine of question and passage is above the mean of all hits.
        hit_order: 1 for the best hit, falling with its rank.
        type_match: Whether the candidate holds the kind of thing that is asked for.
        span_type: Whether the reader's best span inside the candidate is of that kind itself.
        span: A tenth of the reader's score for its best span inside the candidate.
        span_lead: A tenth of how far that score is below the best of all candidates, 0 for the best.
        span_in_hit: The same within the candidate's own passage.
        answerable: A fifth of the reader's logit of the passage holding the answer.
    """

    interaction: float
    worst_term: float
    coverage: float
    context_coverage: float
    cosine_lead: float
    hit_order: float
    type_match: float
    span_type: float
    span: float
    span_lead: float
    span_in_hit: float
    answerable: float


FEATURE_NAMES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True)
class Described:
    """A candidate with its features and the reader's likeliest span in it, as offsets of the document."""

    candidate: Candidate
    features: Features
    span: Span | None


class FeatureExtractor:
    """Computes the features of all candidates of one question."""

    def __init__(self, encoder: Encoder, lexical: Bm25Index, reader: Reader) -> None:
        self.encoder = encoder
        self._lexical = lexical
        self._reader = reader
        self._tokens = PassageTokens(encoder)

    def extract(self, question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit]) -> list[Described]:
        """Return every candidate with its features, in the same order."""
        matches = self._matches(question, candidates, hits)
        spans, read = read_spans(self._reader, question, candidates, hits)
        stems = [set(analyse(candidate.text)) for candidate in candidates]
        weights = self.weights(question)
        mean_cosine = float(np.mean([hit.dense or 0.0 for hit in hits])) if hits else 0.0
        return [
            Described(
                candidate,
                self._features(question, hits[candidate.hit], candidate, match, weights, near, part, mean_cosine),
                span,
            )
            for candidate, match, near, part, span in zip(
                candidates, matches, _with_context(stems, candidates), read, spans, strict=True
            )
        ]

    def weights(self, question: Question) -> NDArray[np.float64]:
        """Return each term's share of the question's rarity, (terms,), summing to 1."""
        known = (self._lexical.known(term.text) or term.text for term in question.terms)
        rarity = np.array([self._lexical.rarity(term) for term in known], np.float64)
        shares: NDArray[np.float64] = rarity / max(1e-9, rarity.sum())
        return shares

    def covered(self, question: Question, text: str, *, besides: frozenset[str] = frozenset()) -> float:
        """Return the share of the question's topic terms, by rarity, that stand in a text.

        Args:
            question: Whose terms are looked for.
            text: Where.
            besides: Terms that need not be there; 1 is returned when no other is left.
        """
        return self.held(question, set(analyse(text)), besides=besides)

    def held(self, question: Question, terms: set[str], *, besides: frozenset[str] = frozenset()) -> float:
        """Return the same of a set of terms."""
        left = tuple(term for term in question.topic_terms if term.text not in besides)
        if besides and not left:
            return 1.0
        topic = replace(question, terms=left)
        return _share(self._present(topic, terms), self.weights(topic))

    def _matches(
        self, question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit]
    ) -> list[NDArray[np.float32]]:
        terms = term_vectors(question, self.encoder)
        passages = self._tokens.of([hit.passage for hit in hits])
        begins = [hits[candidate.hit].passage.start for candidate in candidates]
        return [
            best_matches(terms, passages[candidate.hit], candidate.start - begin, candidate.end - begin)
            for candidate, begin in zip(candidates, begins, strict=True)
        ]

    def _features(
        self,
        question: Question,
        hit: Hit,
        candidate: Candidate,
        match: NDArray[np.float32],
        weights: NDArray[np.float64],
        near: set[str],
        read: dict[str, float],
        mean_cosine: float,
    ) -> Features:
        exact = self._present(question, set(analyse(candidate.text)))
        cosines = np.maximum(match, exact)  # an exact match counts as 1 whatever its neighbours did to its vector
        rare = weights >= np.median(weights) if len(weights) else weights
        return Features(
            interaction=_share(cosines, weights),
            worst_term=float(cosines[rare].min()) if len(weights) else 0.0,
            coverage=_share(exact, weights),
            context_coverage=_share(self._present(question, near), weights),
            cosine_lead=(hit.dense or 0.0) - mean_cosine,
            hit_order=1 / (1 + candidate.hit),
            type_match=float(holds_expected(question.expects, candidate.text)),
            **read,
        )

    def _present(self, question: Question, stems: set[str]) -> NDArray[np.float64]:
        return np.array([(self._lexical.known(term.text) or term.text) in stems for term in question.terms], np.float64)


def _with_context(stems: Sequence[set[str]], candidates: Sequence[Candidate]) -> list[set[str]]:
    """Return each candidate's terms with those of its title, headings and the sentences beside it in its block."""
    found = []
    for row, candidate in enumerate(candidates):
        near = set(analyse(candidate.context)) | stems[row]
        for other in (row - 1, row + 1):
            if 0 <= other < len(candidates) and candidates[other].block is candidate.block:
                near |= stems[other]
        found.append(near)
    return found


def _share(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    return float(values @ weights) if len(weights) else 0.0
