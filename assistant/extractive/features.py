"""What speaks for a candidate being the answer, as numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from assistant.extractive.candidates import Candidate
from assistant.extractive.expects import Expects
from assistant.extractive.interaction import PassageTokens, best_matches, term_vectors
from assistant.extractive.question import Question
from corpus.structure import find_date
from embeddings.analysis import analyse
from embeddings.encoder import Encoder
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half)\b", re.I
)
_YEAR_OR_TIME = re.compile(
    r"\b(?:1\d{3}|20\d{2})\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)
_NAME = re.compile(r"(?<=[\w,;(“\"] )[A-Z][\w’'-]+|^[A-Z][\w’'-]+ [A-Z]")


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one candidate, each about 0 to 1.

    Attributes:
        interaction: Mean best cosine of the question's terms with the candidate's tokens, weighted by rarity.
        worst_term: The lowest of those cosines among the rarer half of the terms.
        coverage: Share of the question's terms, by rarity, that stand in the candidate.
        context_coverage: The same, with title, headings and neighbouring sentences counted in.
        passage_cosine: Cosine of question and passage.
        passage_lexical: BM25 score of the passage as a share of the best conceivable one.
        hit_order: 1 for the best hit, falling with its rank.
        type_match: Whether the candidate holds the kind of thing that is asked for.
        brevity: 1 for an empty candidate, falling with its length.
    """

    interaction: float
    worst_term: float
    coverage: float
    context_coverage: float
    passage_cosine: float
    passage_lexical: float
    hit_order: float
    type_match: float
    brevity: float

    def vector(self) -> NDArray[np.float64]:
        """Return the values in the order of `FEATURE_NAMES`."""
        return np.array([getattr(self, name) for name in FEATURE_NAMES])


FEATURE_NAMES = tuple(field.name for field in fields(Features))


class FeatureExtractor:
    """Computes the features of all candidates of one question."""

    def __init__(self, encoder: Encoder, lexical: Bm25Index, tokens: PassageTokens) -> None:
        self._encoder = encoder
        self._lexical = lexical
        self._tokens = tokens

    def extract(self, question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit]) -> list[Features]:
        """Return one row a candidate."""
        weights = self.weights(question)
        matches = self._matches(question, candidates, hits)
        stems = [set(analyse(candidate.text)) for candidate in candidates]
        return [
            self._features(
                question, candidate, hits[candidate.hit], match, weights, self._around(stems, candidates, row)
            )
            for row, (candidate, match) in enumerate(zip(candidates, matches, strict=True))
        ]

    def weights(self, question: Question) -> NDArray[np.float64]:
        """Return each term's share of the question's rarity, (terms,), summing to 1."""
        idf = np.array([self._lexical.idf(self._lexical.known(term.text) or term.text) for term in question.terms])
        return idf / idf.sum() if len(idf) else idf

    def covered(self, question: Question, text: str) -> float:
        """Return the share of the question's topic terms, by rarity, that stand in a text."""
        topic = replace(question, terms=question.topic_terms)
        return _share(self._present(topic, set(analyse(text))), self.weights(topic))

    def _matches(
        self, question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit]
    ) -> list[NDArray[np.float32]]:
        terms = term_vectors(question, self._encoder)
        passages = self._tokens.of([hit.passage for hit in hits])
        begins = [hits[candidate.hit].passage.start for candidate in candidates]
        return [
            best_matches(terms, passages[candidate.hit], candidate.start - begin, candidate.end - begin)
            for candidate, begin in zip(candidates, begins, strict=True)
        ]

    def _around(self, stems: list[set[str]], candidates: Sequence[Candidate], row: int) -> tuple[set[str], set[str]]:
        """Return the candidate's own terms, and those with its context and the sentences beside it."""
        near = set(analyse(candidates[row].context)) | stems[row]
        for other in (row - 1, row + 1):
            if 0 <= other < len(candidates) and candidates[other].block is candidates[row].block:
                near |= stems[other]
        return stems[row], near

    def _features(
        self,
        question: Question,
        candidate: Candidate,
        hit: Hit,
        match: NDArray[np.float32],
        weights: NDArray[np.float64],
        terms: tuple[set[str], set[str]],
    ) -> Features:
        own, near = terms
        exact = self._present(question, own)
        cosines = np.maximum(match, exact)  # an exact match counts as 1 whatever its neighbours did to its vector
        rare = weights >= np.median(weights) if len(weights) else weights
        return Features(
            interaction=_share(cosines, weights),
            worst_term=float(cosines[rare].min()) if len(weights) else 0.0,
            coverage=_share(exact, weights),
            context_coverage=_share(self._present(question, near), weights),
            passage_cosine=hit.dense or 0.0,
            passage_lexical=min(1.0, (hit.lexical or 0.0) / self._ceiling(question)),
            hit_order=1 / (1 + candidate.hit),
            type_match=float(holds_expected(question.expects, candidate.text)),
            brevity=1 / (1 + len(own) / 10),
        )

    def _present(self, question: Question, stems: set[str]) -> NDArray[np.float64]:
        return np.array([(self._lexical.known(term.text) or term.text) in stems for term in question.terms], np.float64)

    def _ceiling(self, question: Question) -> float:
        """Return the sum of idf · (k1 + 1), which BM25 nears when every term is frequent in a passage."""
        return max(1e-9, sum(self._lexical.idf(self._lexical.known(t.text) or t.text) for t in question.terms) * 2.5)


def holds_expected(expects: Expects, text: str) -> bool:
    """Tell whether a text holds the kind of thing that a question wants."""
    if expects is Expects.DATE:
        return find_date(text) is not None or _YEAR_OR_TIME.search(text) is not None
    if expects is Expects.NUMBER:
        return _NUMBER.search(text) is not None
    if expects in (Expects.PERSON, Expects.PLACE):
        return _NAME.search(text) is not None
    if expects is Expects.EXPANSION:
        return "(" in text
    return True


def _share(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    return float(values @ weights) if len(weights) else 0.0
