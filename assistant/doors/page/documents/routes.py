"""What the Documents tab asks for: lists and documents as elements, and changes that run in the background."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from assistant.conversations.store import ConversationStore
from assistant.doors.page.documents.erased import Titles
from assistant.doors.page.documents.passages import document_html
from assistant.doors.page.documents.shelf import held_html, lists_html, no_document, shelf_html, view_html, work_html
from assistant.doors.page.fragments import fragment, routes_below, said
from assistant.doors.page.languages import Spoken
from assistant.doors.page.words import Words
from assistant.doors.security import SESSION_COOKIE
from assistant.library import Library
from assistant.uploads import receive


class Named(BaseModel):
    """The folder or file that a change is about."""

    model_config = ConfigDict(extra="forbid")
    source: str = ""
    path: str = ""


class DocumentsRoutes:
    """Answers the tab's requests; each answer is elements that take the place of those with their ids."""

    def __init__(self, library: Library, store: ConversationStore) -> None:
        self._library = library
        self._store = store

    def view(self, request: Request, words: Spoken) -> Any:
        """Return the whole tab."""
        return fragment(view_html(self._library, words.tabs, talks=self._talks(request)))

    def held(self, words: Spoken) -> Any:
        """Return how much there is to ask."""
        return fragment(held_html(self._library, words))

    def progress(self, request: Request, words: Spoken) -> Any:
        """Return how far the running change is; when it has ended, the lists as they are now."""
        if self._library.waits:  # for a change that has just ended
            self._library.take_in()
        work = work_html(self._library, words.tabs, talks=self._talks(request))
        if self._library.work.state.running:
            return fragment(work)
        return fragment(work, lists_html(self._library, words), said("documents", words.tabs.ended))

    def listed(self, words: Spoken, find: str = "", page: int = 0) -> Any:
        """Return a page of the list of files."""
        return fragment(shelf_html(self._library, words.tabs, find=find, page=page))

    def show(self, words: Spoken, source: str, path: str, row: int = 0, first: int = 0) -> Any:
        """Return one document as it was cut."""
        shelved = self._library.find(source, path)
        return fragment(document_html(self._library, shelved, words.tabs, row=row, first=first))

    def close(self) -> Any:
        """Return that no document is looked at."""
        return fragment(no_document())

    async def upload(self, request: Request, name: Annotated[str, Field(max_length=4000)]) -> Any:
        """Keep a file; it is indexed with the next `index`."""
        self._library.arrived(await receive(self._library.uploads, name, request.stream()))
        return fragment()

    def index(self, request: Request, words: Spoken) -> Any:
        """Index what was kept."""
        return self._working(request, words, self._library.take_in())

    def refresh(self, request: Request, words: Spoken) -> Any:
        """Bring every folder up to date."""
        return self._working(request, words, self._library.refresh())

    def retry(self, request: Request, words: Spoken) -> Any:
        """Read the files again that could not be read."""
        return self._working(request, words, self._library.retry())

    def forget(self, request: Request, words: Spoken, named: Named) -> Any:
        """Drop a folder."""
        return self._working(request, words, self._library.forget(named.source))

    def delete(self, request: Request, words: Spoken, named: Named) -> Any:
        """Delete an uploaded file."""
        return self._working(request, words, self._library.delete(named.path), no_document())

    def stop(self, request: Request, words: Spoken) -> Any:
        """Stop the running change."""
        self._library.work.stop()
        return self._working(request, words, True)

    def _working(self, request: Request, words: Words, started: bool, *parts: str) -> Any:
        told = "" if started else words.tabs.busy
        work = work_html(self._library, words.tabs, talks=self._talks(request))
        return fragment(work, said("documents", told), *parts)

    def _talks(self, request: Request) -> Titles:
        return self._store.titles(request.cookies.get(SESSION_COOKIE, ""))


def documents_router(library: Library, store: ConversationStore) -> Any:
    """Return the routes below `/documents`."""
    answers = DocumentsRoutes(library, store)
    reads: dict[str, Callable[..., Any]] = {
        "": answers.view,
        "/held": answers.held,
        "/progress": answers.progress,
        "/list": answers.listed,
        "/show": answers.show,
        "/none": answers.close,
    }
    changes = (answers.index, answers.refresh, answers.retry, answers.forget, answers.delete, answers.stop)
    routes = routes_below("/documents", reads=reads, changes=changes)
    routes.add_api_route("/files", answers.upload, methods=["POST"])
    return routes
