"""What the Documents tab asks for: lists and documents as elements, and changes that run in the background."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict

from assistant.doors.page.documents.passages import document_html
from assistant.doors.page.documents.shelf import lists_html, no_document, shelf_html, view_html, work_html
from assistant.doors.page.fragments import fragment, said
from assistant.doors.page.words import ENGLISH_TABS
from assistant.library import Library
from assistant.uploads import receive
from corpus.errors import AssistantError


class Named(BaseModel):
    """The folder or file that a change is about."""

    model_config = ConfigDict(extra="forbid")
    source: str = ""
    path: str = ""


def documents_router(library: Library) -> Any:
    """Return the routes below `/documents`."""
    from fastapi import APIRouter, Query, Request

    words = ENGLISH_TABS
    routes = APIRouter(prefix="/documents", default_response_class=_plain())

    def working(started: bool) -> Any:
        return fragment(work_html(library, words), said("documents", "" if started else words.busy))

    @routes.get("")
    def view() -> Any:
        return fragment(view_html(library, words))

    @routes.get("/progress")
    def progress() -> Any:
        if library.work.state.running:
            return fragment(work_html(library, words))
        return fragment(work_html(library, words), lists_html(library, words), said("documents", words.ended))

    @routes.get("/list")
    def listed(find: str = "", page: int = 0) -> Any:
        return fragment(shelf_html(library, words, find=find, page=page))

    @routes.get("/show")
    def show(source: str, path: str, row: int = 0, first: int = 0) -> Any:
        return fragment(document_html(library, library.find(source, path), words, row=row, first=first))

    @routes.get("/none")
    def none() -> Any:
        return fragment(no_document())

    @routes.post("/files")
    async def upload(request: Request, name: Annotated[str, Query(max_length=4000)]) -> Any:
        library.arrived(await receive(library.uploads, name, request.stream()))
        return fragment()

    @routes.post("/index")
    def index() -> Any:
        return working(library.take_in())

    @routes.post("/refresh")
    def refresh() -> Any:
        return working(library.refresh())

    @routes.post("/retry")
    def retry() -> Any:
        return working(library.retry())

    @routes.post("/forget")
    def forget(named: Named) -> Any:
        return working(library.forget(named.source))

    @routes.post("/delete")
    def delete(named: Named) -> Any:
        started = library.delete(named.path)
        return fragment(work_html(library, words), no_document(), said("documents", "" if started else words.busy))

    @routes.post("/stop")
    def stop() -> Any:
        library.work.stop()
        return working(True)

    return routes


async def explained(request: Any, error: AssistantError) -> Any:
    """Answer a request of the tabs that cannot be done with the reason, as one line of text."""
    return _plain()(str(error), 422)


def _plain() -> Any:
    from fastapi.responses import PlainTextResponse

    return PlainTextResponse
