"""Run one set and save the run: what the command line and the benchmarks both do."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from assistant.compose import Application
from embeddings.progress import Progress
from eval.about import describe
from eval.question_set import QuestionSet
from eval.report import SetReport
from eval.runner import run_set
from eval.runs import RunStore
from eval.workplace import missing_documents, prepare

Bar = Callable[[str], AbstractContextManager[Progress]]
"""Opens a progress bar with a label."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Saved:
    """A report and the name under which it is saved."""

    name: str
    report: SetReport


def run_and_save(
    app: Application,
    questions: QuestionSet,
    *,
    bar: Bar,
    tell: Callable[[str], None],
    others: Sequence[str] = (),
    fresh: bool = False,
    reindex: bool = False,
) -> Saved:
    """Index what a set brings along, ask it, and save the run; an interrupted run of the same is continued.

    Args:
        app: The user's application.
        questions: The set.
        bar: Shows how far indexing and asking are.
        tell: Told what a person should know: evidence that is not indexed, what is continued, the run's name.
        others: Further collections to ask, where the set brings no documents along.
        fresh: Continue none.
        reindex: As in `prepare`.
    """
    with bar(f"Indexing for {questions.name}") as progress:
        prepared = prepare(app, questions, progress=progress, reindex=reindex)
        assistant = prepared.open_assistant(others if questions.documents is None else ())
    missing = missing_documents(assistant, questions)
    if missing:
        shown = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        tell(f"{questions.name}: evidence documents that are not indexed, {len(missing)}: {shown}")
    about = describe(assistant, questions, app.settings)
    with RunStore(app.home).run(about, fresh=fresh) as run, bar(questions.name) as progress:
        if run.resumed:
            tell(f"Continuing {run.name}: {run.resumed} of {len(questions.rows)} questions were asked before.")
        report = run_set(assistant, questions, progress=progress, rows=run, about=about)
        run.finish(report)
    tell(f"Saved as {run.name}.")
    return Saved(run.name, report)
