"""Lay the page out and wire its events."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

from assistant.ask import MAX_QUESTION, Asking
from assistant.conversations.store import ConversationStore
from assistant.doors.page.handlers import NEWEST, PageHandlers
from assistant.doors.page.markup import attribute
from assistant.doors.page.tabs import panel_html, tablist_html
from assistant.doors.page.view import status_html
from assistant.doors.page.words import ENGLISH, Words
from embeddings.manifest import DocumentEntry

QUEUE = 64
"""Most questions that wait; one more is turned away at once."""

_PLACES = 1000


def head_html() -> str:
    """Return the page's own style and scripts, for the document's head."""
    assets = sorted((files("assistant.doors.page") / "assets").iterdir(), key=lambda asset: asset.name)
    texts = {asset.name: asset.read_text(encoding="utf-8") for asset in assets}
    styles = "".join(text for name, text in texts.items() if name.endswith(".css"))
    scripts = "".join(text for name, text in texts.items() if name.endswith(".js"))
    return f"<style>{styles}</style><script>{scripts}</script>"


def build_page(assistant: Asking, store: ConversationStore) -> Any:
    """Return the Gradio Blocks of the page."""
    import gradio as gr

    words = ENGLISH
    handlers = PageHandlers(assistant, store)
    with gr.Blocks(title=words.title, analytics_enabled=False, fill_height=True) as page:
        gr.HTML(_header(assistant, words), elem_id="header")
        with gr.Row(elem_id="columns"):
            with gr.Column(scale=0, min_width=240, elem_id="conversations-panel"):
                find = gr.Textbox(
                    show_label=False, label=words.find, placeholder=words.find, elem_id="find", container=False
                )
                listing = gr.HTML("", elem_id="listing")
            with gr.Column(scale=3, elem_id="conversation"):
                chat = _chat(words)
                with gr.Row(elem_id="status-row"):
                    status = gr.HTML(status_html(""), elem_id="status")
                    stop = gr.Button(words.stop, elem_id="stop", size="sm", scale=0, min_width=72)
                scope = gr.Dropdown(
                    places(assistant.index.manifest.documents),
                    label=words.ask_in,
                    multiselect=True,
                    allow_custom_value=True,
                    elem_id="scope",
                )
                with gr.Row(elem_id="ask-row"):
                    box = _question_box(words)
                    fresh = gr.Button(words.new_chat, elem_id="new-chat", scale=1, min_width=96)
            with gr.Column(scale=2, elem_id="sources-panel"):
                sources = gr.HTML("", elem_id="sources")
        for name in ("documents", "evaluation"):
            gr.HTML(panel_html(name), elem_id=name)
        command = gr.Textbox(visible="hidden", elem_id="command")
        current = gr.Textbox(visible="hidden", elem_id="current")
        act = gr.Button(visible="hidden", elem_id="act")
        shown = [current, scope, listing, chat, sources, status]  # in the order of Parts
        many: dict[str, Any] = {"concurrency_limit": 4}
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        box.submit(handlers.ask, [box, scope, current], [box, *shown], **many, **quiet)
        # the page's script clicks this button when one inside its own HTML is pressed
        act.click(
            handlers.act,
            [command, current],
            shown,
            js="(_, current) => [window.pageCommand, current]",
            trigger_mode="multiple",
            **many,
            **quiet,
        )
        stop.click(handlers.stop, [current], [], queue=False, **quiet)
        fresh.click(handlers.clear, [current], shown, **many, **quiet)
        find.change(handlers.find, [find, current], [listing], trigger_mode="always_last", **quiet)
        # a tab remembers what it shows, also that it is a new chat
        current.change(None, [current], [], js="(id) => sessionStorage.setItem('conversation', id)", **quiet)
        remembered = f"() => [sessionStorage.getItem('conversation') ?? '{NEWEST}']"
        page.load(handlers.show, [current], shown, js=remembered, **quiet)
    page.queue(max_size=QUEUE)
    return page


def places(documents: Sequence[DocumentEntry]) -> list[str]:
    """Return what the user may ask in: folders, then documents; at most a thousand, others can be typed."""
    paths = [PurePosixPath(entry.path) for entry in documents]
    folders = {str(folder) for path in paths for folder in path.parents if folder.name}
    return [*sorted(folders), *dict.fromkeys(map(str, paths))][:_PLACES]


def _chat(words: Words) -> Any:
    import gradio as gr

    return gr.Chatbot(
        elem_id="chat",
        show_label=False,
        height=None,
        buttons=[],
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
        feedback_options=None,
        placeholder=words.ask,
    )


def _question_box(words: Words) -> Any:
    import gradio as gr

    return gr.Textbox(
        elem_id="ask",
        show_label=False,
        label=words.question,
        placeholder=words.ask,
        lines=1,
        max_lines=4,
        max_length=MAX_QUESTION,
        submit_btn=True,
        autofocus=True,
        scale=8,
    )


def _header(assistant: Asking, words: Words) -> str:
    manifest = assistant.index.manifest
    size = escape(words.size.format(len(manifest.documents), manifest.passages))
    about = f"<span id='held'>{size}</span> {escape(words.promise)}"
    said = {"copied": words.copied, "new-name": words.new_name, "delete-really": words.delete_really}
    data = " ".join(f"data-{name}='{attribute(text)}'" for name, text in said.items())
    return (
        f"<header {data}><div><h1>{escape(words.title)}</h1><p>{about}</p></div>"
        f"{tablist_html()}<button type='button' id='menu'>{escape(words.conversations)}</button></header>"
    )
