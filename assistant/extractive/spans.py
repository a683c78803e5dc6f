"""What the reader says of each candidate: its likeliest span there, and how that compares."""

from collections.abc import Sequence

import numpy as np

from assistant.extractive.candidates import Candidate
from assistant.extractive.question import Question
from assistant.extractive.reader import Reader
from corpus.sentences import Span
from embeddings.retriever import Hit

_LEAST_SPAN_SCORE = -20.0


def read_spans(
    reader: Reader, question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit]
) -> tuple[list[Span | None], list[dict[str, float]]]:
    """Return the best span of each candidate and its features by the reader.

    It reads each passage that holds a candidate under its title and headings, without which many a passage does not say
    what it is about.
    """
    read = list(dict.fromkeys(candidate.hit for candidate in candidates))
    above = {place: f"{hits[place].passage.context}\n" for place in read}
    told = reader.read(question.text, [above[place] + hits[place].passage.text for place in read])
    readings = dict(zip(read, told, strict=True))
    spans: list[Span | None] = []
    scores = np.full(len(candidates), _LEAST_SPAN_SCORE)
    for row, candidate in enumerate(candidates):
        begin = hits[candidate.hit].passage.start - len(above[candidate.hit])
        found = [readings[candidate.hit].best_span(a - begin, b - begin) for a, b in candidate.parts]
        best = max(filter(None, found), key=lambda pair: pair[1], default=None)
        spans.append((best[0][0] + begin, best[0][1] + begin) if best else None)
        scores[row] = max(best[1], _LEAST_SPAN_SCORE) if best else _LEAST_SPAN_SCORE
    best_score = scores.max(initial=_LEAST_SPAN_SCORE)
    return spans, [
        {
            "span": float(score) / 10,
            "span_lead": float(score - best_score) / 10,
            "answerable": readings[candidate.hit].answerable / 5,
        }
        for candidate, score in zip(candidates, scores, strict=True)
    ]
