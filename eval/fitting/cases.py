"""Questions walked to the ranked candidates, with and without the documents that answer them."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.compose import Application
from assistant.conversation import make_standalone
from assistant.extractive.candidates import find_candidates
from assistant.extractive.features import FEATURE_NAMES, Described
from assistant.extractive.model import READ, packaged_model
from assistant.extractive.question import Question, read_question
from assistant.extractive.scorer import Scored, Scorer, make_scorer
from assistant.home import Home
from assistant.models import open_encoder
from assistant.settings import Settings
from embeddings.retriever import DEPTH, Hit, HybridRetriever
from eval.fitting.perturb import names_in, near_miss
from eval.fitting.sets import SetRow, read_rows
from eval.metrics.contains import contains

_LIKELIEST = 3


class Setting(StrEnum):
    """What was done to a question or to the documents before it was asked."""

    AS_IS = "as is"
    OWN_REMOVED = "own document removed"
    HALF_REMOVED = "half of the articles removed"
    NEAR_MISS = "near miss of the question"


@dataclass(frozen=True, slots=True)
class Case:
    """One question in one setting.

    Attributes:
        row: The question.
        setting: What was done.
        answerable: Whether the documents that were left answer it.
        features: (n, f) float64, one row a candidate, columns in the order of `FEATURE_NAMES`.
        holds: (n,) bool, whether the candidate holds an accepted answer in the right document.
        spans: The reader's span of each candidate, as text.
        others: For each candidate the features of answering at all that are not among these; whether it holds question
            and answer at once is read of the likeliest ones only, 0 for the rest.
    """

    row: SetRow
    setting: Setting
    answerable: bool
    features: NDArray[np.float64]
    holds: NDArray[np.bool_]
    spans: list[str]
    others: list[dict[str, float]]


@dataclass(frozen=True, slots=True)
class Walk:
    """A question with its passages and their candidates, likeliest first, and what weighed them."""

    question: Question
    hits: Sequence[Hit]
    ranked: Sequence[Scored]
    scorer: Scorer


class CaseMaker:
    """Walks the questions of one set."""

    def __init__(self, folder: Path, home: Path, *, name: str = READ) -> None:
        """Index a set.

        Args:
            folder: The set, with `questions.jsonl` and `corpus.jsonl` or `documents/`.
            home: An empty data folder.
            name: Of the packaged model that the cases are for.
        """
        models = Home(Path(tempfile.gettempdir()) / "assistant-fitting", False)  # exported once for all sets
        app = Application(
            Home(home, False), Settings(), make_encoder=lambda _, settings: open_encoder(models, settings)
        )
        if not app.store.exists():
            documents = folder / "documents"
            app.index([documents if documents.is_dir() else folder], progress=lambda done, total: None)
        index = app.store.open()
        self._settings = app.settings
        self._retriever = HybridRetriever(index, app.encoder, dense_weight=app.settings.retrieval.dense_weight)
        self._model = packaged_model(name)
        self._scorer = make_scorer(app.encoder, index.lexical, app.reader, name, model=self._model)
        self._rows = [replace(row, question=make_standalone(row.question, row.history)) for row in read_rows(folder)]
        self._names = names_in([row.question for row in self._rows])

    def cases(self, settings: Sequence[Setting], rows: Sequence[SetRow]) -> Iterator[Case]:
        """Yield a case for each question and setting; what cannot be set so is passed over."""
        gone = self._half_of_the_articles()
        for row in rows:
            hits = self._retriever.retrieve(row.question, DEPTH)
            for setting in settings:
                case = self._case(row, setting, hits, gone)
                if case and len(case.holds):
                    yield case

    def walk(self, row: SetRow, *, own_removed: bool = False) -> Walk:
        """Return a question with what is found for it, as it is asked, before any form of an answer is tried.

        Args:
            row: The question.
            own_removed: Whether the documents that answer it are left out.
        """
        question = read_question(row.question)
        hits = self._retriever.retrieve(row.question, DEPTH if own_removed else self._settings.retrieval.k)
        left = [hit for hit in hits if not own_removed or hit.passage.document.path not in row.documents]
        top = left[: self._settings.retrieval.k]
        return Walk(question, top, self._scorer.rank(question, top), self._scorer)

    @property
    def rows(self) -> list[SetRow]:
        """The questions of the set, shuffled once and for all."""
        return random.Random(0).sample(self._rows, len(self._rows))

    def _half_of_the_articles(self) -> frozenset[str]:
        groups = sorted({row.group for row in self._rows})
        half = set(random.Random(1).sample(groups, len(groups) // 2))
        return frozenset(document for row in self._rows if row.group in half for document in row.documents)

    def _case(self, row: SetRow, setting: Setting, hits: Sequence[Hit], half: frozenset[str]) -> Case | None:
        if setting is not Setting.AS_IS and not row.answerable:
            return None
        if setting is Setting.NEAR_MISS:
            missed = self._near_miss(row, hits)
            return self._walked(missed, setting, self._retriever.retrieve(missed.question, DEPTH)) if missed else None
        removed = {Setting.OWN_REMOVED: frozenset(row.documents), Setting.HALF_REMOVED: half}.get(setting, frozenset())
        left = [hit for hit in hits if hit.passage.document.path not in removed]
        answerable = row.answerable and removed.isdisjoint(row.documents)
        return self._walked(replace(row, answerable=answerable), setting, left)

    def _near_miss(self, row: SetRow, hits: Sequence[Hit]) -> SetRow | None:
        own = [hit.passage.text for hit in hits if hit.passage.document.path in row.documents]
        question = near_miss(row.question, "\n".join(own), self._names, random.Random(row.id)) if own else None
        return replace(row, question=question, answerable=False) if question else None

    def _walked(self, row: SetRow, setting: Setting, hits: Sequence[Hit]) -> Case:
        question = read_question(row.question)
        top = list(hits[: self._settings.retrieval.k])
        found = self._scorer.extractor.extract(question, find_candidates(top), top)
        values = [[asdict(each.features)[name] for name in FEATURE_NAMES] for each in found]
        return Case(
            row=row,
            setting=setting,
            answerable=row.answerable,
            features=np.array(values, np.float64).reshape(-1, len(FEATURE_NAMES)),
            holds=np.array([row.answerable and _holds(row, each) for each in found], bool),
            spans=[each.candidate.document.text[slice(*each.span)] if each.span else "" for each in found],
            others=self._others(question, found, top),
        )

    def _others(self, question: Question, found: Sequence[Described], hits: Sequence[Hit]) -> list[dict[str, float]]:
        logits = [self._model.sentence.logit(asdict(each.features)) for each in found]
        likeliest = set(np.argsort(logits)[-_LIKELIEST:].tolist())
        return [
            {
                **self._scorer.constraints(question, each.candidate, hits[each.candidate.hit].passage.evidence),
                "held": self._scorer.held(question, each) if row in likeliest else 0.0,
            }
            for row, each in enumerate(found)
        ]


def _holds(row: SetRow, described: Described) -> bool:
    candidate = described.candidate
    return candidate.document.path in row.documents and contains(candidate.text, row.answers)
