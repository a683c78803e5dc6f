"""Lay the chat out and wire its events."""

from dataclasses import dataclass
from typing import Any

from assistant.doors.page.handlers import NEWEST, PageHandlers
from assistant.doors.page.overview import Overview
from assistant.doors.page.view import status_html
from assistant.doors.page.words import Words
from assistant.questions import MAX_QUESTION

_ASKING: dict[str, Any] = {"concurrency_limit": 4, "show_progress": "hidden", "api_visibility": "private"}
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class Chat:
    """The chat's Gradio components.

    Attributes:
        find: Where the list of conversations is searched.
        listing: The list of conversations.
        bubbles: The conversation that is shown.
        status: The line that screen readers hear.
        stop: Ends a running answer.
        scope: What is asked in.
        box: Where questions are written.
        fresh: Starts a new conversation.
        sources: The sources panel.
        command: Hidden; what a button inside the page's own HTML asks for.
        current: Hidden; id of the conversation that is shown.
        act: Hidden; clicked by the page's script to send the command.
    """

    find: Any
    listing: Any
    bubbles: Any
    status: Any
    stop: Any
    scope: Any
    box: Any
    fresh: Any
    sources: Any
    command: Any
    current: Any
    act: Any

    @property
    def shown(self) -> list[Any]:
        """What every event renews, in the order of `Parts`."""
        return [self.current, self.scope, self.listing, self.bubbles, self.sources, self.status]


def add_chat(page: Any, handlers: PageHandlers, overview: Overview, *, header: Any, words: Words) -> None:
    """Add the chat to the Blocks that are open.

    Args:
        page: The Blocks.
        handlers: What its events do.
        overview: What is said of the index.
        header: The component that says how much is indexed.
        words: Of the page.
    """
    chat = _lay_out(overview, words)
    _wire_asking(chat, handlers)
    _wire_conversations(chat, handlers)
    _wire_loading(page, chat, handlers)
    _wire_overview(page, chat, overview, header)


def _lay_out(overview: Overview, words: Words) -> Chat:
    import gradio as gr

    with gr.Row(elem_id="columns"):
        with gr.Column(scale=0, min_width=240, elem_id="conversations-panel"):
            find = gr.Textbox(
                show_label=False, label=words.find, placeholder=words.find, elem_id="find", container=False
            )
            listing = gr.HTML("", elem_id="listing")
        with gr.Column(scale=3, elem_id="conversation"):
            bubbles = _bubbles(words)
            with gr.Row(elem_id="status-row"):
                status = gr.HTML(status_html(""), elem_id="status")
                stop = gr.Button(words.stop, elem_id="stop", size="sm", scale=0, min_width=72)
            scope = _scope(overview, words)
            with gr.Row(elem_id="ask-row"):
                box = _question_box(words)
                fresh = gr.Button(words.new_chat, elem_id="new-chat", scale=1, min_width=96)
        with gr.Column(scale=2, elem_id="sources-panel"):
            sources = gr.HTML("", elem_id="sources")
    command = gr.Textbox(visible="hidden", elem_id="command")
    current = gr.Textbox(visible="hidden", elem_id="current")
    act = gr.Button(visible="hidden", elem_id="act")
    return Chat(find, listing, bubbles, status, stop, scope, box, fresh, sources, command, current, act)


def _bubbles(words: Words) -> Any:
    import gradio as gr

    return gr.Chatbot(
        elem_id="chat",
        show_label=False,
        height=None,
        buttons=[],
        latex_delimiters=[],
        allow_tags=False,
        autoscroll=False,  # the page's script brings up the question instead
        sanitize_html=True,
        feedback_options=None,
        placeholder=words.ask,
    )


def _scope(overview: Overview, words: Words) -> Any:
    import gradio as gr

    return gr.Dropdown(
        overview.places(), label=words.ask_in, multiselect=True, allow_custom_value=True, elem_id="scope"
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


def _wire_asking(chat: Chat, handlers: PageHandlers) -> None:
    asked = [chat.box, chat.scope, chat.current]
    chat.box.submit(handlers.ask, asked, [chat.box, *chat.shown], **_ASKING)
    chat.stop.click(handlers.stop, [chat.current], [], queue=False, **_QUIET)
    # the page's script clicks this button when one inside its own HTML is pressed
    chat.act.click(
        handlers.act,
        [chat.command, chat.current],
        chat.shown,
        js="(_, current) => [window.pageCommand, current]",
        trigger_mode="multiple",
        **_ASKING,
    )


def _wire_conversations(chat: Chat, handlers: PageHandlers) -> None:
    chat.scope.change(handlers.narrow, [chat.scope, chat.current], [chat.scope, chat.status], **_QUIET)
    chat.fresh.click(handlers.clear, [chat.current], chat.shown, **_ASKING)
    chat.find.change(handlers.find, [chat.find, chat.current], [chat.listing], trigger_mode="always_last", **_QUIET)
    # a tab remembers what it shows, also that it is a new chat
    remember = "(id) => sessionStorage.setItem('conversation', id)"
    chat.current.change(None, [chat.current], [], js=remember, **_QUIET)


def _wire_loading(page: Any, chat: Chat, handlers: PageHandlers) -> None:
    remembered = f"() => [sessionStorage.getItem('conversation') ?? '{NEWEST}']"
    page.load(handlers.show, [chat.current], chat.shown, js=remembered, **_QUIET)


def _wire_overview(page: Any, chat: Chat, overview: Overview, header: Any) -> None:
    """Let the page say what the index holds now: it may change while the page is open."""
    import gradio as gr

    generation = gr.Textbox(overview.generation, visible="hidden", elem_id="generation")
    told = [generation, header, chat.scope]
    gr.on([page.load, chat.box.submit, chat.scope.focus], overview.renew, [generation], told, **_QUIET)
    gr.on([page.load, generation.change], overview.suggest, [], [chat.bubbles], **_QUIET)
