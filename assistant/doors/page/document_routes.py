"""What the page serves of the indexed documents: their text, pictures of their pages, their files."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assistant.doors.page.catalogue import Catalogue, CataloguedDocument
from assistant.doors.page.document import document_html, page_of, picture_html, quotes_on, window_html
from assistant.doors.page.languages import words_of
from assistant.doors.page.marks import read_marks
from corpus.errors import ReadError
from corpus.sandbox.draw import draw_confined
from corpus.sentences import Span

_INERT = {"content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, no-store"}
"""Of a document's own bytes: should a browser show them all the same, nothing in them runs."""


class DocumentRoutes:
    """Answers requests for what is indexed, and only that: a document is found by the path that the index knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take where documents are found."""
        self._catalogue = catalogue

    def whole(self, request: Request, path: str, hash: str, marks: str = "") -> HTMLResponse:
        """Return what the dialog shows."""
        found = self._find(request, path, hash)
        return HTMLResponse(document_html(found, _spans(found, marks), words_of(request)))

    def text(self, request: Request, path: str, hash: str, start: int, end: int, marks: str = "") -> HTMLResponse:
        """Return more of the text."""
        found = self._find(request, path, hash)
        return HTMLResponse(window_html(found.document, start, end, _spans(found, marks), words_of(request)))

    def page(self, request: Request, path: str, hash: str, marks: str = "") -> HTMLResponse:
        """Return the picture of the page on which the first mark stands."""
        found, words = self._find(request, path, hash), words_of(request)
        spans = _spans(found, marks)
        number = page_of(found.document, spans)
        if not found.is_pdf or number is None:
            raise HTTPException(404, words.document_failed)
        try:
            picture = draw_confined(found.original(), number, quotes_on(found.document, spans, number))
        except ReadError as error:
            raise HTTPException(409, words.page_not_drawn.format(error)) from error
        return HTMLResponse(picture_html(picture, number, words))

    def file(self, request: Request, path: str, hash: str) -> Response:
        """Return the file as it was indexed, as an attachment."""
        found = self._find(request, path, hash)
        try:
            data = found.original()
        except ReadError as error:
            raise HTTPException(409, str(error)) from error
        return Response(data, media_type="application/octet-stream", headers={**_INERT, **_attachment(found)})

    def _find(self, request: Request, path: str, content_hash: str) -> CataloguedDocument:
        found = self._catalogue.find(path, content_hash)
        if found is None:
            raise HTTPException(404, words_of(request).document_gone)
        return found


def document_router(catalogue: Catalogue) -> Any:
    """Return the routes below `/source`."""
    routes, documents = APIRouter(prefix="/source"), DocumentRoutes(catalogue)
    for path in ("whole", "text", "page", "file"):
        routes.add_api_route(f"/{path}", getattr(documents, path), response_class=Response)
    return routes


def _spans(found: CataloguedDocument, marks: str) -> list[Span]:
    return read_marks(marks, length=len(found.document.text)) if found.is_quoted else []


def _attachment(found: CataloguedDocument) -> dict[str, str]:
    """Return the header that makes a browser save the file under its own name."""
    name = quote(found.entry.path.rsplit("/", 1)[-1], safe="")
    return {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
