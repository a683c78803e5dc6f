"""Run one set with progress on stderr, and save the run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.doors.cli.context import index_bundled
from assistant.doors.cli.output import complain, progress_bar

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.compose import Application
    from eval.question_set import QuestionSet
    from eval.report import SetReport

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Saved:
    """A report and the name under which it is saved."""

    name: str
    report: "SetReport"


def run_saved(app: "Application", questions: "QuestionSet", *, fresh: bool = False) -> Saved:
    """Run a set, continuing an interrupted run of the same unless `fresh`, and save it."""
    from eval.about import describe
    from eval.runner import run_set
    from eval.runs import RunStore

    assistant = _opened(app, questions)
    about = describe(assistant, questions, app.settings)
    with RunStore(app.home).run(about, fresh=fresh) as run, progress_bar(questions.name) as progress:
        if run.resumed:
            complain(f"Continuing {run.name}: {run.resumed} of {len(questions.rows)} questions were asked before.")
        report = run_set(assistant, questions, progress=progress, rows=run, about=about)
        run.finish(report)
    complain(f"Saved as {run.name}.")
    return Saved(run.name, report)


def _opened(app: "Application", questions: "QuestionSet") -> "Assistant":
    """Return the assistant that a set is asked of; say which of its evidence is in no indexed document."""
    from eval.workplace import missing_documents, prepare

    if questions.documents is None and app.home.is_default:
        index_bundled(app)
    with progress_bar(f"Indexing for {questions.name}") as progress:
        assistant = prepare(app, questions, progress=progress).open_assistant()
    missing = missing_documents(assistant, questions)
    if missing:
        shown = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        complain(f"{questions.name}: {len(missing)} documents of its evidence are not indexed: {shown}")
    return assistant
