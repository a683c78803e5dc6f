"""Pieces of HTML that every part of the page is made of. What they take from outside is escaped here."""

import re
from collections.abc import Container, Iterable
from html import escape

from assistant.conversations.record import PassageRecord
from assistant.doors.page.words import Words

Indexed = Container[tuple[str, str]]
"""Path and content hash of each document of the index."""


def attribute(text: str) -> str:
    """Return a text for between the quotes of an attribute."""
    return escape(text, quote=True)


def place(passage: PassageRecord, words: Words) -> str:
    """Return where a passage stands, as plain text: file, headings, page, item and date."""
    page = (words.page.format(passage.page),) if passage.page else ()
    item = (words.item.format(passage.number),) if passage.number else ()
    date = (words.dated.format(passage.date),) if passage.date else ()
    return " › ".join((passage.document, *passage.section, *page, *item, *date))


def changed(passage: PassageRecord, words: Words, indexed: Indexed | None) -> str:
    """Return the warning at a passage whose document is no longer what it was when it was quoted."""
    if indexed is None or (passage.document, passage.content_hash) in indexed:
        return ""
    return f" <span class='changed'>{escape(words.changed)}</span>"


def marked(passage: PassageRecord, quotes: Iterable[tuple[int, int]]) -> str:
    """Return a passage with its quotes marked: slices are escaped, then wrapped; nothing is searched for."""
    parts, done = [], 0
    for quote_start, quote_end in sorted(quotes):
        start = max(done, quote_start - passage.start)
        end = min(len(passage.text), quote_end - passage.start)
        if start < end:
            parts += [lines(passage.text[done:start]), f"<mark>{lines(passage.text[start:end])}</mark>"]
            done = end
    return "".join((*parts, lines(passage.text[done:])))


def lines(text: str) -> str:
    """Escape a text; its line ends are shown by the style sheet, blank lines are not."""
    return escape(re.sub(r"\n\s+", "\n", text))


def one_block(html: str) -> str:
    """Return HTML that Gradio's Markdown passes through whole: one line, so no blank line can end the block."""
    return " ".join(html.splitlines())
