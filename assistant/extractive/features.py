"""What speaks for a candidate being the answer, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from assistant.extractive.candidates import Candidate
from assistant.extractive.expects import holds_expected
from assistant.extractive.question import Question
from assistant.extractive.reader import Reader
from assistant.extractive.spans import read_spans
from corpus.sentences import Span
from embeddings.analysis import analyse
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit

_WORTH_READING = 0.2
"""How far a passage's cosine and half of its best sentence's coverage together may be below those of the best passage.

An answer takes longest for passages to be read. Of 1,277 questions, fitted and measured on, 99.5 % choose the sentence
that they chose when all five passages were read, and one to three of the five are read.
"""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one candidate, most of them about 0 to 1.

    Attributes:
        coverage: Share of the question's terms, by rarity, that stand in the candidate.
        context_coverage: The same, with title, headings and neighbouring sentences counted in.
        rare_terms: 1 when all of the rarer half of the terms stand in the candidate, else 0.
        cosine_lead: How far the cosine of question and passage is above the mean of all hits.
        hit_order: 1 for the best hit, falling with its rank.
        type_match: Whether the candidate holds the kind of thing that is asked for.
        span: A tenth of the reader's score for its best span inside the candidate.
        span_lead: A tenth of how far that score is below the best of all candidates, 0 for the best.
        answerable: A fifth of the reader's logit of the passage holding the answer.
    """

    coverage: float
    context_coverage: float
    rare_terms: float
    cosine_lead: float
    hit_order: float
    type_match: float
    span: float
    span_lead: float
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

    def __init__(self, lexical: Bm25Index, reader: Reader) -> None:
        self._lexical = lexical
        self._reader = reader

    def extract(self, question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit]) -> list[Described]:
        """Return the candidates of the passages worth reading with their features, in the same order."""
        stems = [set(analyse(candidate.text)) for candidate in candidates]
        near = _with_context(stems, candidates)
        weights = self.weights(question)
        covered = [_share(self._present(question, terms), weights) for terms in near]
        cosines = [hit.dense or 0.0 for hit in hits]
        worth = _worth_reading(candidates, covered, cosines)
        rows = [row for row, candidate in enumerate(candidates) if candidate.hit in worth]
        read = [candidates[row] for row in rows]
        spans, parts = read_spans(self._reader, question, read, hits)
        mean_cosine = float(np.mean(cosines)) if cosines else 0.0
        rare = weights >= np.median(weights) if len(weights) else weights
        found = []
        for row, candidate, span, part in zip(rows, read, spans, parts, strict=True):
            present = self._present(question, stems[row])
            features = Features(
                coverage=_share(present, weights),
                rare_terms=float(present[rare].min()) if len(weights) else 0.0,
                context_coverage=covered[row],
                cosine_lead=cosines[candidate.hit] - mean_cosine,
                hit_order=1 / (1 + candidate.hit),
                type_match=float(holds_expected(question.expects, candidate.text)),
                **part,
            )
            found.append(Described(candidate, features, span))
        return found

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

    def _present(self, question: Question, stems: set[str]) -> NDArray[np.float64]:
        return np.array([(self._lexical.known(term.text) or term.text) in stems for term in question.terms], np.float64)


def _worth_reading(candidates: Sequence[Candidate], covered: Sequence[float], cosines: Sequence[float]) -> set[int]:
    """Return the hits that by cosine and words are not far behind the best of them.

    Args:
        candidates: Of all hits.
        covered: Share of the question's terms, by rarity, that stand in each or beside it.
        cosines: Of each hit with the question.
    """
    told: dict[int, float] = {}
    for candidate, share in zip(candidates, covered, strict=True):
        told[candidate.hit] = max(cosines[candidate.hit] + share / 2, told.get(candidate.hit, -1.0))
    return {hit for hit, value in told.items() if value >= max(told.values()) - _WORTH_READING}


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
