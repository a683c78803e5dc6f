"""Put the page together."""

from importlib.resources import files
from typing import Any

from assistant.doors.page.chat import add_chat
from assistant.doors.page.handlers import PageHandlers
from assistant.doors.page.overview import Overview
from assistant.doors.page.tabs import panel_html
from assistant.doors.page.words import Words

QUEUE = 64
"""Most questions that wait; one more is turned away at once."""


def head_html(words: Words) -> str:
    """Return the page's language, style and scripts, for the document's head."""
    assets = sorted((files("assistant.doors.page") / "assets").iterdir(), key=lambda asset: asset.name)
    texts = {asset.name: asset.read_text(encoding="utf-8") for asset in assets}
    styles = "".join(text for name, text in texts.items() if name.endswith(".css"))
    scripts = "".join(text for name, text in texts.items() if name.endswith(".js"))
    language = f"window.pageLanguage = '{words.language}';\n"
    return f"<style>{styles}</style><script>{language}{scripts}</script>"


def build_page(handlers: PageHandlers, overview: Overview, words: Words) -> Any:
    """Return the Gradio Blocks of the page in one language."""
    import gradio as gr

    with gr.Blocks(title=words.title, analytics_enabled=False, fill_height=True, fill_width=True) as page:
        header = gr.HTML(overview.header(), elem_id="header")
        add_chat(page, handlers, overview, header=header, words=words)
        for name in ("documents", "evaluation"):
            gr.HTML(panel_html(name), elem_id=name)
    page.queue(max_size=QUEUE)
    return page
