"""What the page serves beside itself: conversations as files."""

from typing import Any
from urllib.parse import quote

from assistant.conversations.store import ConversationStore, Entry
from assistant.doors.page.export import to_markdown, to_page
from assistant.doors.page.languages import words_of
from assistant.doors.security import SESSION_COOKIE


def page_router(store: ConversationStore) -> Any:
    """Return the routes `GET /conversations/ID.md` and `.html`; whose a conversation is, the cookie says."""
    from fastapi import APIRouter, HTTPException, Request
    from fastapi.responses import Response

    routes = APIRouter()

    def owned(conversation: str, request: Request) -> tuple[str, Entry]:
        owner = request.cookies.get(SESSION_COOKIE, "")
        entry = store.find(owner, conversation) if owner else None
        if entry is None:
            raise HTTPException(404, "there is no such conversation")
        return owner, entry

    @routes.get("/conversations/{conversation}.md")
    def markdown(conversation: str, request: Request) -> Response:
        owner, entry = owned(conversation, request)
        text = to_markdown(entry.title, store.exchanges(owner, entry.id), words_of(request))
        return Response(text, media_type="text/markdown; charset=utf-8", headers=_attachment(entry, "md"))

    @routes.get("/conversations/{conversation}.html")
    def page(conversation: str, request: Request) -> Response:
        owner, entry = owned(conversation, request)
        text = to_page(entry.title, store.exchanges(owner, entry.id), words_of(request))
        return Response(text, media_type="text/html; charset=utf-8", headers=_attachment(entry, "html"))

    return routes


def _attachment(entry: Entry, suffix: str) -> dict[str, str]:
    """Return the header that makes a browser save the file under the conversation's title."""
    name = quote(f"{entry.title or entry.id}.{suffix}", safe="")
    return {"content-disposition": f"attachment; filename=\"conversation.{suffix}\"; filename*=UTF-8''{name}"}
