"""One document as it was cut: each passage with its offsets, and the text between passages."""

from urllib.parse import urlencode

from assistant.doors.page.fragments import button, shown
from assistant.doors.page.tab_words import TabWords
from assistant.library import Library, Shelved
from corpus.document import Document
from corpus.passage import Passage

_PAGE = 100
"""Passages that are shown at a time."""


def document_html(library: Library, shelved: Shelved, words: TabWords, *, row: int = 0, first: int = 0) -> str:
    """Return one document of a file.

    Args:
        library: Of the collection.
        shelved: The file.
        words: Of the tabs.
        row: Which of its documents, from 0: an archive or a mail has several.
        first: Its first passage that is shown, from 0.
    """
    index = library.index()
    place = shelved.rows[max(0, min(row, len(shelved.rows) - 1))]
    entry = index.manifest.documents[place]
    document = index.documents[place]
    first = max(0, min(first, entry.passages - 1))
    last = min(entry.passages, first + _PAGE)
    passages = [index.passage(entry.first_passage + number) for number in range(first, last)]
    text = _text(document, passages, first, words, more=last < entry.passages)
    whole = words.cut.format(f"{entry.passages:,}", f"{len(document.text):,}")
    heading = (
        f"<h2 tabindex='-1'>{shown(document.title)}</h2>{button(words.close, 'GET /documents/none', kind='quiet')}"
    )
    return (
        f"<article id='cut-document' data-focus='h2'><div class='head'>{heading}</div>"
        f"<p class='soft path'>{shown(document.path)}</p>"
        f"<p class='soft'>{shown(whole)}</p>{_others(shelved, row, words)}{text}"
        f"{_pages(shelved, row, first, entry.passages, words)}</article>"
    )


def _text(document: Document, passages: list[Passage], first: int, words: TabWords, *, more: bool) -> str:
    """Return the passages in their order, with the text that stands in none of them between."""
    parts, done = [], passages[0].start if first and passages else 0
    for number, passage in enumerate(passages, first + 1):
        parts.append(_between(document.text[done : passage.start], words))
        where = words.cut_place.format(f"{number:,}", f"{passage.start:,}", f"{passage.end:,}")
        section = " › ".join(passage.section)
        page = f"p. {passage.page}" if passage.page else ""
        head = " · ".join(filter(None, (where, section, page)))
        parts.append(
            f"<section class='cut' data-start='{passage.start}' data-end='{passage.end}'><h3>{shown(head)}</h3>"
            f"<div class='text'>{shown(passage.text)}</div></section>"
        )
        done = max(done, passage.end)
    tail = "" if more else _between(document.text[done:], words)
    return "".join((*parts, tail))


def _between(text: str, words: TabWords) -> str:
    if not text.strip():
        return ""
    head, body = shown(words.uncut), shown(text.strip())
    return f"<section class='uncut'><h3>{head}</h3><div class='text'>{body}</div></section>"


def _others(shelved: Shelved, row: int, words: TabWords) -> str:
    if len(shelved.rows) < 2:
        return ""
    place = words.shown_of.format(f"{row + 1:,}", f"{row + 1:,}", f"{len(shelved.rows):,}")
    before = _turn(words.previous, shelved, row - 1) if row else ""
    after = _turn(words.next, shelved, row + 1) if row + 1 < len(shelved.rows) else ""
    return f"<p class='line'>{before}<span class='soft'>{shown(place)}</span>{after}</p>"


def _pages(shelved: Shelved, row: int, first: int, count: int, words: TabWords) -> str:
    if count <= _PAGE:
        return ""
    last = min(count, first + _PAGE)
    place = words.shown_of.format(f"{first + 1:,}", f"{last:,}", f"{count:,}")
    before = _turn(words.previous, shelved, row, first - _PAGE) if first else ""
    after = _turn(words.next, shelved, row, last) if last < count else ""
    return f"<p class='line'>{before}<span class='soft'>{shown(place)}</span>{after}</p>"


def _turn(label: str, shelved: Shelved, row: int, first: int = 0) -> str:
    place = {"source": shelved.entry.source, "path": shelved.entry.path, "row": row, "first": first}
    return button(label, f"GET /documents/show?{urlencode(place)}")
