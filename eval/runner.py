"""Run a question set through the assistant."""

import time
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

from assistant.answer import Answer
from assistant.ask import Assistant
from corpus.errors import AssistantError
from corpus.passage import Passage
from corpus.tokens import TokenCounter
from embeddings.progress import Progress
from embeddings.retriever import DEPTH
from eval.about import About
from eval.judge import failed, graded_documents, judge
from eval.loss import LossFinder, Walk
from eval.question_set import QuestionRow, QuestionSet
from eval.report import SetReport, summarise
from eval.row import RowReport


class Rows(Protocol):
    """Where judged rows are kept, so that an interrupted run goes on where it stopped."""

    def find(self, name: str) -> RowReport | None:
        """Return the row of a question that was asked before."""

    def add(self, row: RowReport) -> None:
        """Keep a row."""


def run_set(
    assistant: Assistant,
    questions: QuestionSet,
    *,
    progress: Progress,
    rows: Rows | None = None,
    about: About | None = None,
) -> SetReport:
    """Ask every question and judge every answer; a question that fails is counted, not dropped.

    Args:
        assistant: Asked the very way that the chat asks it.
        questions: The set.
        progress: Told after each question.
        rows: What was asked before is taken from here, what is asked now is kept here.
        about: Kept with the report.
    """
    asker = _Asker(assistant)
    reports = []
    for done, row in enumerate(questions.rows, 1):
        report = rows.find(row.id) if rows else None
        if report is None:
            report = asker.report(row)
            if rows:
                rows.add(report)
        reports.append(report)
        progress(done, len(questions.rows))
    generation = assistant.index.manifest.generation
    return summarise(questions.name, reports, generator=assistant.generator_name, index=generation, about=about)


class _Asker:
    """Asks one question after the other and judges what comes back."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._losses = LossFinder(assistant.index)
        self._count = lru_cache(maxsize=4096)(TokenCounter().count)  # the same passages come up again and again

    def report(self, row: QuestionRow) -> RowReport:
        begun = time.perf_counter()
        try:
            answer = self._assistant.ask(row.question, row.turns, scope=frozenset(row.scope))
        except AssistantError as error:
            return failed(row, str(error))
        given = [hit.passage for hit in answer.hits]
        deeper = cache(lambda: self._deeper(row, answer))
        covered = graded_documents(row).keys() <= {passage.document.path for passage in given}
        found = judge(
            row, answer, ranking=given if covered else deeper(), supports=self._assistant.supports, count=self._count
        )
        cited = [] if answer.abstained else [citation.passage for citation in answer.citations]
        lost = self._losses.find(row, found, Walk(given, deeper, cited))
        spent = (time.perf_counter() - begun) * 1000 - answer.timings.total
        return found.model_copy(update={"lost": lost, "judging_ms": max(0.0, spent)})

    def _deeper(self, row: QuestionRow, answer: Answer) -> Sequence[Passage]:
        hits = self._assistant.search(answer.standalone_question, DEPTH, scope=frozenset(row.scope))
        return [hit.passage for hit in hits]
