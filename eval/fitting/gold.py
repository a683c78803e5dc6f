"""Measure trainings of the reader with the gold passage given, and how well they tell which claims a sentence holds."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.extractive.reader.export import export_reader
from assistant.extractive.reader.span_reader import SpanReader
from eval.fitting.claim_examples import held_claim
from eval.fitting.examples import Source, sources_of, titled
from eval.fitting.material import TUNING, sources_of_passages
from eval.fitting.perturb import names_in
from eval.fitting.sets import MEASURED_ONLY, read_rows, read_texts
from eval.metrics.token_f1 import token_f1

_ASKED = 240
"""Most questions of a set, shuffled once and for all."""

_SQUAD, _XQUAD = "squad2_dev", "xquad_en"


def measure_reader(data: Path, weights: Path) -> dict[str, float]:
    """Return what packed weights reach on questions that they were not trained on, each 0 to 1.

    Args:
        data: Folder of the public question sets.
        weights: The packed differences.
    """
    from sklearn.metrics import roc_auc_score

    with tempfile.TemporaryDirectory() as folder:
        reader = SpanReader(export_reader(Path(folder) / "reader", weights=weights))
        squad = _Read(reader, _asked(data / "reading" / _SQUAD, MEASURED_ONLY))
        xquad = _Read(reader, _asked(data / "reading" / _XQUAD))
        tuning = _Read(reader, [_as_asked(source) for source in sources_of_passages(TUNING)])
        sources = sources_of(data / "reading" / _XQUAD)
        names, rng = names_in([source.example.question for source in sources]), random.Random(0)
        claims = [claim for source in sources[:_ASKED] if (claim := held_claim(source, names, rng))]
        logits = [reader.supports(claim.question, claim.passage) for claim in claims]
    return {
        **squad.figures(_SQUAD),
        f"{_XQUAD}: span token F1": xquad.f1(),
        **tuning.figures(TUNING.name),
        f"{_XQUAD}: question and answer held by a sentence, AUROC": float(
            roc_auc_score([bool(claim.supports) for claim in claims], logits)
        ),
    }


_Asked = tuple[str, str, Sequence[str]]
"""A question, the passage that it is asked of, and the answers that it accepts, none where the passage has none."""


def _asked(folder: Path, groups: frozenset[str] = frozenset()) -> list[_Asked]:
    """Return some questions of a public set with their own passages."""
    texts = read_texts(folder)
    rows = [row for row in read_rows(folder) if not groups or row.group in groups]
    asked = random.Random(0).sample(rows, min(_ASKED, len(rows)))
    return [(row.question, texts[row.documents[0]], row.answers if row.answerable else ()) for row in asked]


def _as_asked(source: Source) -> _Asked:
    example = titled(source.example, source.title)
    return example.question, example.passage, [example.passage[slice(*span)] for span in example.spans]


class _Read:
    """Questions with the reader's best span in their own passage."""

    def __init__(self, reader: SpanReader, asked: Sequence[_Asked]) -> None:
        self._overlap, self._scores, answerable = [], [], []
        for question, text, answers in asked:
            [reading] = reader.read(question, [text])
            span, score = reading.best_span(0, len(text)) or ((0, 0), -np.inf)
            self._overlap.append(token_f1(text[slice(*span)], answers) if answers else 0.0)
            self._scores.append(score)
            answerable.append(reading.answerable)
        self._gold = [bool(answers) for *_, answers in asked]
        self._answerable = answerable

    def figures(self, name: str) -> dict[str, float]:
        """Return every measure of a set with questions of both kinds."""
        from sklearn.metrics import roc_auc_score

        return {
            f"{name}: span token F1": self.f1(),
            f"{name}: F1 with the best no-answer threshold": self.best_f1(),
            f"{name}: answerable or not, AUROC": float(roc_auc_score(self._gold, self._answerable)),
        }

    def f1(self) -> float:
        """Return the mean overlap where there is an answer."""
        return float(np.mean([f1 for f1, gold in zip(self._overlap, self._gold, strict=True) if gold]))

    def best_f1(self) -> float:
        """Return the highest mean of any threshold: a refusal counts 1 where there is no answer, else 0."""
        overlap, gold, scores = np.array(self._overlap), np.array(self._gold), np.array(self._scores)
        return max(
            float(np.mean(np.where(scores >= step, overlap * gold, ~gold))) for step in [*np.unique(scores), np.inf]
        )
