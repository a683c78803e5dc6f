"""What the page says of the index itself: how much it holds, where one can ask, and what one could ask first."""

from html import escape
from typing import Any

from assistant.ask import Asking
from assistant.doors.page.markup import attribute
from assistant.doors.page.scope import places
from assistant.doors.page.suggestions import Suggestions, suggestions_html
from assistant.doors.page.tabs import tablist_html
from assistant.doors.page.words import Words

_PLACES = 1000
"""Most places that are listed; others can be typed."""


class Overview:
    """Answers the page's events that ask what the index holds; it may move to a new generation at any time."""

    def __init__(self, assistant: Asking, suggestions: Suggestions, words: Words) -> None:
        """Take ready parts.

        Args:
            assistant: Whose index it is.
            suggestions: First questions for each generation.
            words: Of the page.
        """
        self._assistant = assistant
        self._suggestions = suggestions
        self._words = words

    @property
    def generation(self) -> str:
        """Name of the open generation."""
        return self._assistant.index.manifest.generation

    def places(self) -> list[str]:
        """Return what the user may ask in."""
        return places(self._assistant.index.manifest.documents)[:_PLACES]

    def header(self) -> str:
        """Return the page's header as HTML; what the page's script says stands in its data."""
        manifest, words = self._assistant.index.manifest, self._words
        size = words.size.format(len(manifest.documents), manifest.passages)
        said = {
            "copied": words.copied,
            "new-name": words.new_name,
            "delete-really": words.delete_really,
            "loading": words.loading,
            "document-failed": words.document_failed,
            "close": words.close,
        }
        data = " ".join(f"data-{name}='{attribute(text)}'" for name, text in said.items())
        return (
            f"<header {data}><div><h1>{escape(words.title)}</h1>"
            f"<p><span id='held'>{escape(size)}</span> {escape(words.promise)}</p></div>"
            f"{tablist_html(words.tabs)}<button type='button' id='menu'>{escape(words.conversations)}</button></header>"
        )

    def renew(self, generation: str) -> tuple[Any, ...]:
        """Return generation, header and scope chooser where the page shows an older generation, else nothing new."""
        import gradio as gr

        if generation == self.generation:
            return gr.skip(), gr.skip(), gr.skip()
        return self.generation, self.header(), gr.Dropdown(choices=self.places())

    def suggest(self) -> Any:
        """Return the empty conversation with first questions; waits until they are known."""
        import gradio as gr

        questions = self._suggestions.of(self._assistant.index)
        return gr.Chatbot(placeholder=suggestions_html(questions, self._words))
