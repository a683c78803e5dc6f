"""Run a question set through the assistant."""

from collections.abc import Callable

from assistant.ask import Assistant
from corpus.errors import AssistantError
from eval.judge import judge
from eval.question_set import QuestionRow, QuestionSet
from eval.report import RowReport, SetReport, summarise

Progress = Callable[[int, int], None]
"""Called with the number of questions done and the number of questions."""


def run_set(assistant: Assistant, questions: QuestionSet, *, progress: Progress) -> SetReport:
    """Ask every question and judge every answer; a question that fails is counted, not dropped."""
    rows = []
    for done, row in enumerate(questions.rows, 1):
        rows.append(_run(assistant, row))
        progress(done, len(questions.rows))
    generation = assistant.index.manifest.generation
    return summarise(questions.name, rows, generator=assistant.generator_name, index=generation)


def _run(assistant: Assistant, row: QuestionRow) -> RowReport:
    try:
        return judge(row, assistant.ask(row.question, row.turns))
    except AssistantError as error:
        return RowReport(id=row.id, kind=row.kind, question=row.question, answerable=row.answerable, error=str(error))
