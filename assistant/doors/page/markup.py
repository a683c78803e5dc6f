"""Pieces of HTML that every part of the page is made of. What they take from outside is escaped here."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from assistant.conversations.record import PassageRecord
from assistant.doors.page.words import Words


@dataclass(frozen=True, slots=True)
class Indexed:
    """What today's index holds.

    Attributes:
        hashes: Content hash of each document.
        paths: Path of each.
    """

    hashes: Container[str]
    paths: Container[str]


def attribute(text: str) -> str:
    """Return a text for between the quotes of an attribute."""
    return escape(text, quote=True)


def real_title(title: str, path: str) -> str:
    """Return a document's title where it says more than the name of its file, else nothing."""
    name = PurePosixPath(path)
    return "" if title.casefold() in {path.casefold(), name.name.casefold(), name.stem.casefold()} else title


def place(passage: PassageRecord, words: Words) -> str:
    """Return where a passage stands, as plain text: file, headings, page, item and date."""
    page = (words.page.format(passage.page),) if passage.page else ()
    item = (words.item.format(passage.number),) if passage.number else ()
    date = (words.dated.format(passage.date),) if passage.date else ()
    return " › ".join((passage.document, *passage.section, *page, *item, *date))


def changed(passage: PassageRecord, words: Words, indexed: Indexed | None) -> str:
    """Return the warning at a passage whose document is no longer what it was when it was quoted."""
    if indexed is None or passage.content_hash in indexed.hashes:
        return ""
    warning = words.changed if passage.document in indexed.paths else words.source_deleted
    return f" <span class='changed'>{escape(warning)}</span>"


def marked(text: str, start: int, quotes: Iterable[tuple[int, int]], *, named: bool = False) -> str:
    """Return a text with quotes marked: slices are escaped, then wrapped; nothing is searched for.

    Args:
        text: A slice of a document.
        start: Its offset in the document's text.
        quotes: Offsets (start, end) in the document's text; what lies outside the slice is left out.
        named: Let each mark carry the offsets of its quote, by which a chip knows those of its own sentence.
    """
    parts, done = [], 0
    for quote_start, quote_end in sorted(quotes):
        first = max(done, quote_start - start)
        last = min(len(text), quote_end - start)
        if first < last:
            name = f" data-at='{quote_start}-{quote_end}'" if named else ""
            parts += [lines(text[done:first]), f"<mark{name}>{lines(text[first:last])}</mark>"]
            done = last
    return "".join((*parts, lines(text[done:])))


def lines(text: str) -> str:
    """Escape a text; its line ends are shown by the style sheet, blank lines are not."""
    return escape(re.sub(r"\n\s+", "\n", text))


def one_block(html: str) -> str:
    """Return HTML that Gradio's Markdown passes through whole: one line, so no blank line can end the block."""
    return " ".join(html.splitlines())
