"""The tabs of the page: the chat, the documents and the evaluation."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.ask import Asking
from assistant.conversations.store import ConversationStore
from assistant.doors.page.markup import attribute
from assistant.doors.page.tab_words import TabWords

if TYPE_CHECKING:
    from assistant.compose import Application

_PANELS = {"chat": "columns", "documents": "documents", "evaluation": "evaluation"}
"""Name of each tab and the id of the element that it shows."""


def tablist_html(words: TabWords) -> str:
    """Return the tabs; the page's script shows one panel at a time."""
    names = {"chat": words.chat, "documents": words.documents, "evaluation": words.evaluation}
    tabs = "".join(
        f"<button type='button' role='tab' id='tab-{name}' aria-controls='{_PANELS[name]}' "
        f"aria-selected='{'true' if name == 'chat' else 'false'}'>{escape(label)}</button>"
        for name, label in names.items()
    )
    return (
        f"<div role='tablist' id='tabs' aria-label='{attribute(words.views)}' "
        f"data-unreachable='{attribute(words.unreachable)}'>{tabs}</div>"
    )


def panel_html(name: str) -> str:
    """Return the place of a tab's view, which is filled when the tab is opened."""
    return f"<section id='{name}-view' class='view'></section>"


def tab_routers(
    app: "Application",
    assistant: Asking,
    store: ConversationStore,
    *,
    folders: Sequence[Path] = (),
    others: Sequence[str] = (),
) -> list[Any]:
    """Return the routes of the tabs beside the chat, and of the feedback under answers.

    Args:
        app: What is indexed and evaluated with.
        assistant: Answers.
        store: Keeps the conversations.
        folders: Indexed from the start on.
        others: Collections that are asked together with the application's.
    """
    from assistant.doors.page.documents.routes import documents_router
    from assistant.doors.page.evaluation.routes import evaluation_router
    from assistant.doors.page.feedback.routes import feedback_router
    from assistant.library import Library
    from eval.bench import Bench

    library, bench = Library(app, lambda: assistant.index, conversations=store), Bench(app, others)
    if folders:
        library.refresh(list(folders))
    return [
        documents_router(library, store),
        evaluation_router(bench, lambda: assistant.index),
        feedback_router(bench.own, store),
    ]
