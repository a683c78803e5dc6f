"""Run one set with progress on stderr."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.doors.cli.context import DEFAULT, index_bundled
from assistant.doors.cli.output import complain, progress_bar

if TYPE_CHECKING:
    from assistant.compose import Application
    from eval.question_set import QuestionSet
    from eval.saving import Saved


def run_saved(
    app: "Application",
    questions: "QuestionSet",
    *,
    others: Sequence[str] = (),
    fresh: bool = False,
    reindex: bool = False,
) -> "Saved":
    """Run a set and save the run; in the default home the bundled documents are indexed before, as for a question."""
    from eval.saving import run_and_save

    if questions.documents is None and app.home.is_default and app.collection.name == DEFAULT:
        index_bundled(app)
    return run_and_save(app, questions, bar=progress_bar, tell=complain, others=others, fresh=fresh, reindex=reindex)
