"""Serve the page in each of its languages at the same address."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.ask import Asking
from assistant.conversations.running import Running
from assistant.conversations.store import ConversationStore
from assistant.doors.page.blocks import build_page, head_html
from assistant.doors.page.catalogue import Catalogue
from assistant.doors.page.document_routes import document_router
from assistant.doors.page.handlers import PageHandlers
from assistant.doors.page.languages import LANGUAGES, choose_words
from assistant.doors.page.overview import Overview
from assistant.doors.page.suggestions import Suggestions
from assistant.doors.page.words import Words


class ByLanguage:
    """Hands each request to the page in the language that the browser wants."""

    def __init__(self, pages: Mapping[str, ASGIApp]) -> None:
        """Take the pages by language."""
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        wanted = Headers(scope=scope).get("accept-language", "")
        await self._pages[choose_words(wanted).language](scope, receive, send)


def mount_pages(app: Any, assistant: Asking, store: ConversationStore) -> None:
    """Mount the page at `/`, and what it shows of the documents at `/source`.

    A Gradio page has the words of one language from its start to its end, so there is one for each language; they share
    the conversations and what is running.

    Args:
        app: The FastAPI application, with every route of its own.
        assistant: Answers.
        store: Keeps the conversations.
    """
    running, suggestions, catalogue = Running(), Suggestions(assistant), Catalogue(assistant)
    app.include_router(document_router(catalogue))
    pages = {}
    for words in LANGUAGES.values():
        handlers = PageHandlers(assistant, store, words=words, running=running, catalogue=catalogue)
        pages[words.language] = _mounted(build_page(handlers, Overview(assistant, suggestions, words), words), words)
    outer = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(application: Any) -> AsyncIterator[Any]:
        suggestions.begin()
        async with AsyncExitStack() as stack:
            for page in pages.values():
                await stack.enter_async_context(page.router.lifespan_context(page))
            yield await stack.enter_async_context(outer(application))

    app.router.lifespan_context = lifespan
    app.mount("/", ByLanguage(pages))


def _mounted(page: Any, words: Words) -> Any:
    """Return an application of a page alone."""
    import gradio as gr
    from fastapi import FastAPI

    font = gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700))
    theme = gr.themes.Default(
        primary_hue="teal", font=[font, "system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
    )
    return gr.mount_gradio_app(
        FastAPI(docs_url=None, redoc_url=None, openapi_url=None),
        page,
        path="/",
        theme=theme,
        head=head_html(words),
        footer_links=[],
        run_history=False,
        show_error=False,
        allowed_paths=[],
        enable_monitoring=False,
        pwa=False,
        ssr_mode=False,
        max_file_size=1,
    )
