"""What the Evaluation tab asks for: sets to run, saved runs, and the user's own questions."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from assistant.doors.page.evaluation.comparison import comparison_html
from assistant.doors.page.evaluation.questions import Edited, drafts_html, gone, own_html, question_html
from assistant.doors.page.evaluation.runs import ended_html, nothing_shown, run_html, runs_html, start_html, work_html
from assistant.doors.page.fragments import fragment, routes_below, said
from assistant.doors.page.languages import Spoken
from corpus.document import Document
from embeddings.index import Index
from eval.bench import Bench
from eval.compare import compare
from eval.question_set import QuestionRow

_PROPOSED = 10
"""Questions that are proposed at a time."""


class RunIn(BaseModel):
    """A set to run; `limit` is empty for all of its questions."""

    model_config = ConfigDict(extra="forbid")
    name: str
    limit: Annotated[str, Field(pattern=r"^([1-9]\d{0,5})?$")] = ""


class Accepted(Edited):
    """An edited question; `proposed` is the element of the proposal that it was."""

    proposed: str = ""


class EvaluationRoutes:
    """Answers the tab's requests; each answer is elements that take the place of those with their ids."""

    def __init__(self, bench: Bench, index: Callable[[], Index]) -> None:
        """Take ready parts.

        Args:
            bench: Runs sets and keeps questions.
            index: Returns the generation that answers at present.
        """
        self._bench = bench
        self._index = index

    def view(self, words: Spoken) -> Any:
        """Return the whole tab."""
        bench, tab = self._bench, words.tabs
        lists = runs_html(bench, tab) + own_html(bench.own.rows(), tab) + drafts_html(None, tab)
        top = start_html(bench, tab) + said("evaluation", "") + work_html(bench, tab)
        return fragment(
            f"<section id='evaluation-view' class='view'>{top}"
            f"<div class='halves'><div>{lists}</div>{nothing_shown()}</div></section>"
        )

    def progress(self, words: Spoken) -> Any:
        """Return how far the running evaluation is; when it has ended, what it found."""
        work = work_html(self._bench, words.tabs)
        return fragment(work, "" if self._bench.work.state.running else ended_html(self._bench, words.tabs))

    def run(self, words: Spoken, body: RunIn) -> Any:
        """Run a set."""
        started = self._bench.start(body.name, limit=int(body.limit) if body.limit else None)
        told = said("evaluation", "" if started else words.tabs.busy)
        return fragment(work_html(self._bench, words.tabs), told)

    async def sets(self, request: Request, words: Spoken, name: Annotated[str, Field(max_length=4000)]) -> Any:
        """Keep a set from a file."""
        chosen = self._bench.add_set(name, await request.body())
        told = said("evaluation", words.tabs.set_added.format(chosen))
        return fragment(start_html(self._bench, words.tabs, chosen=chosen), told)

    def stop(self, words: Spoken) -> Any:
        """Stop the running evaluation; the next run of the same goes on where it was."""
        self._bench.work.stop()
        return fragment(work_html(self._bench, words.tabs))

    def one(self, words: Spoken, name: str) -> Any:
        """Return what a run found."""
        return fragment(run_html(name, self._bench.run(name), words.tabs))

    def report(self, name: str) -> Any:
        """Return a run as a page of its own."""
        from fastapi.responses import HTMLResponse

        from eval.pages.html import as_html

        return HTMLResponse(as_html([self._bench.run(name)]))

    def compared(self, words: Spoken, before: str, after: str) -> Any:
        """Return what differs between two runs."""
        found = compare(self._bench.run(before), self._bench.run(after), names=(before, after))
        return fragment(comparison_html(found, words.tabs))

    def own(self, words: Spoken, body: Accepted) -> Any:
        """Keep an edited or accepted question."""
        tab = words.tabs
        before = self._bench.own.find(body.id) if body.id else None
        row = body.row(before)
        kept = self._bench.keep(row, _named(self._index(), row))
        told = said("evaluation", tab.saved)
        if before:
            return fragment(question_html(kept, tab, opened=True), told)
        lists = own_html(self._bench.own.rows(), tab) + start_html(self._bench, tab)
        return fragment(lists, gone(body.proposed), told)

    def delete(self, words: Spoken, name: str) -> Any:
        """Remove a question of the user's own."""
        self._bench.own.delete(name)
        return fragment(own_html(self._bench.own.rows(), words.tabs), said("evaluation", words.tabs.removed))

    def drafts(self, words: Spoken) -> Any:
        """Propose questions from the documents."""
        documents = self._index().documents
        found = self._bench.propose((documents[row] for row in range(len(documents))), limit=_PROPOSED)
        return fragment(drafts_html(found, words.tabs))


def evaluation_router(bench: Bench, index: Callable[[], Index]) -> Any:
    """Return the routes below `/evaluation`."""
    answers = EvaluationRoutes(bench, index)
    reads: dict[str, Callable[..., Any]] = {
        "": answers.view,
        "/progress": answers.progress,
        "/runs/{name}": answers.one,
        "/reports/{name}": answers.report,
        "/compare": answers.compared,
    }
    changes = (answers.run, answers.sets, answers.stop, answers.own, answers.drafts)
    routes = routes_below("/evaluation", reads=reads, changes=changes)
    routes.add_api_route("/own/{name}/delete", answers.delete, methods=["POST"])
    return routes


def _named(index: Index, row: QuestionRow) -> list[Document]:
    """Return the documents of the index that the evidence names."""
    paths = {evidence.document for evidence in row.evidence}
    entries = enumerate(index.manifest.documents)
    return [index.documents[place] for place, entry in entries if entry.path in paths]
