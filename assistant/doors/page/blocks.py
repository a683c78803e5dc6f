"""Lay the page out and wire its events."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from importlib.resources import files
from typing import Any

from assistant.ask import MAX_QUESTION, Asking
from assistant.doors.page.render import answer_html, failure_html, question_html, sources_html
from assistant.doors.page.sessions import Conversation, Exchange, Sessions
from assistant.doors.security import SESSION_COOKIE
from corpus.errors import AssistantError
from corpus.readers.decode import clean

QUEUE = 64
"""Most questions that wait; one more is turned away at once."""


def head_html() -> str:
    """Return the page's own style and script, for the document's head."""
    assets = files("assistant.doors.page") / "assets"
    style = (assets / "page.css").read_text(encoding="utf-8")
    script = (assets / "page.js").read_text(encoding="utf-8")
    return f"<style>{style}</style><script>{script}</script>"


def build_page(assistant: Asking) -> Any:
    """Return the Gradio Blocks of the page."""
    import gradio as gr

    handlers = PageHandlers(assistant)
    with gr.Blocks(title="Document Assistant", analytics_enabled=False, fill_height=True) as page:
        gr.HTML(_header(assistant), elem_id="header")
        with gr.Row(elem_id="columns"):
            with gr.Column(scale=3, elem_id="conversation"):
                chat = gr.Chatbot(
                    elem_id="chat",
                    show_label=False,
                    height=None,
                    buttons=[],
                    latex_delimiters=[],
                    allow_tags=False,
                    sanitize_html=True,
                    feedback_options=None,
                    placeholder="Ask about the documents.",
                )
                status = gr.HTML(_status(""), elem_id="status")
                with gr.Row(elem_id="ask-row"):
                    box = gr.Textbox(
                        elem_id="ask",
                        show_label=False,
                        label="Question",
                        placeholder="Ask about the documents",
                        lines=1,
                        max_lines=4,
                        max_length=MAX_QUESTION,
                        submit_btn=True,
                        autofocus=True,
                        scale=8,
                    )
                    fresh = gr.Button("New chat", elem_id="new-chat", scale=1, min_width=96)
            with gr.Column(scale=2, elem_id="sources-panel"):
                sources = gr.HTML("", elem_id="sources")
        shown = [chat, sources, status]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        box.submit(handlers.ask, [box], [box, *shown], concurrency_limit=4, **quiet)
        fresh.click(handlers.clear, [], shown, **quiet)
        page.load(handlers.show, [], shown, **quiet)
    page.queue(max_size=QUEUE)
    return page


class PageHandlers:
    """What happens when the user does something; the conversation stays on the server."""

    def __init__(self, assistant: Asking) -> None:
        import gradio as gr

        self._assistant = assistant
        self._sessions = Sessions()
        # Gradio passes the request to a parameter of this annotation, which it must find as a real class
        for handler in (PageHandlers.ask, PageHandlers.clear, PageHandlers.show):
            handler.__annotations__["request"] = gr.Request

    def ask(self, question: str, request: Any) -> Iterator[tuple[str, list[dict[str, str]], str, str]]:
        """Yield the page's parts while the answer grows."""
        conversation = self._sessions.of(_session(request))
        history = conversation.turns()
        exchange = conversation.open(clean(question)[:MAX_QUESTION])
        yield ("", *self._parts(conversation, "Searching…"))
        try:
            for answer in self._assistant.stream(question, history):
                exchange = replace(exchange, answer=answer)
                conversation.put(exchange)
                yield ("", *self._parts(conversation, "Answering…"))
        except AssistantError as error:
            exchange = replace(exchange, answer=None, failure=str(error))
            conversation.put(exchange)
        except Exception:
            conversation.put(
                replace(exchange, answer=None, failure="Something went wrong; the server's log says what.")
            )
            raise
        yield ("", *self._parts(conversation, _summary(exchange)))

    def clear(self, request: Any) -> tuple[list[dict[str, str]], str, str]:
        """Start a new conversation."""
        self._sessions.clear(_session(request))
        return [], "", _status("New conversation.")

    def show(self, request: Any) -> tuple[list[dict[str, str]], str, str]:
        """Show the browser's conversation again, after a reload."""
        return self._parts(self._sessions.of(_session(request)), "")

    def _parts(self, conversation: Conversation, status: str) -> tuple[list[dict[str, str]], str, str]:
        messages, sources = [], []
        for exchange in conversation.exchanges:
            messages.append({"role": "user", "content": question_html(exchange.question)})
            if exchange.failure:
                messages.append({"role": "assistant", "content": failure_html(exchange.failure)})
            elif exchange.answer:
                messages.append({"role": "assistant", "content": answer_html(exchange.answer, exchange.number)})
                sources.append(sources_html(exchange.answer, exchange.number))
        return messages, "".join(sources), _status(status)


def _session(request: Any) -> str:
    """Return the browser's own key; a request that came round the cookie shares nothing with anybody."""
    return str(request.cookies.get(SESSION_COOKIE) or request.session_hash or secrets.token_urlsafe())


def _status(text: str) -> str:
    return f"<p role='status' aria-live='polite'>{escape(text)}</p>"


def _summary(exchange: Exchange) -> str:
    if exchange.answer is None:
        return "The question could not be asked."
    count = len(exchange.answer.citations)
    if exchange.answer.abstained:
        return f"Not found in the documents, {count} nearest passages."
    return f"Answer complete, {count} source{'s' if count != 1 else ''}."


def _header(assistant: Asking) -> str:
    manifest = assistant.index.manifest
    return (
        "<header><h1>Document Assistant</h1>"
        f"<p>{len(manifest.documents)} documents, {manifest.passages} passages. "
        "Every sentence is quoted and checked; open its number to see where it stands.</p></header>"
    )
