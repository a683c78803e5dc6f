"""The sources panel as HTML. Every text from a document or a question is escaped."""

from html import escape
from urllib.parse import urlencode

from assistant.conversations.record import AnswerRecord, Found, SourceRecord
from assistant.doors.page.marks import write_marks
from assistant.doors.page.markup import Indexed, attribute, changed, lines, place
from assistant.doors.page.tables import passage_html
from assistant.doors.page.words import Words


def sources_html(answer: AnswerRecord, message: int, words: Words, *, indexed: Indexed | None = None) -> str:
    """Return the sources of one message: cited passages first, then what was retrieved besides.

    The latter is folded once the answer has begun. A hidden copy of the answer as plain text is what "copy" copies.

    Args:
        answer: So far.
        message: Number of the message on the page.
        words: Of the page.
        indexed: What today's index holds, to tell which sources changed; None where
            that is not known.
    """
    head = words.nearest if answer.abstained else words.sources
    cards = "".join(_card(source, message, words, indexed, answer.short) for source in answer.cited)
    rest = "".join(_card(source, message, words, indexed) for source in answer.retrieved)
    if rest and answer.begun:
        rest = f"<details class='also'><summary>{escape(words.also_retrieved)}</summary>{rest}</details>"
    return (
        f"<section class='sources' id='sources-{message}'><div class='panel-head'><h2>{escape(head)}</h2>"
        f"<button type='button' class='close'>{escape(words.close)}</button></div>{cards}{rest}"
        f"<pre hidden id='text-{message}'>{escape(plain_text(answer, words))}</pre></section>"
    )


def plain_text(answer: AnswerRecord, words: Words) -> str:
    """Return the answer with its sources and the quoted words, for the clipboard."""
    parts = [answer.short] if answer.short else []
    parts += [answer.text, "", f"{words.nearest if answer.abstained else words.sources}:"]
    for source in answer.cited:
        parts.append(f"[{source.n}] {source.passage.title} ({place(source.passage, words)})")
        parts += [f"    “{' '.join(quote.split())}”" for quote in quotes_of(source)]
    return "\n".join(parts)


def quotes_of(source: SourceRecord) -> list[str]:
    """Return the words that support the answer, verbatim."""
    passage = source.passage
    return [passage.text[start - passage.start : end - passage.start] for start, end in source.quotes]


def _card(source: SourceRecord, message: int, words: Words, indexed: Indexed | None, short: str | None = None) -> str:
    passage = source.passage
    name = f" id='cite-{message}-{source.n}' tabindex='-1'" if source.n else ""
    number = f"<span class='number'>{source.n}</span> " if source.n else ""
    return (
        f"<article class='card'{name}><h3>{number}{escape(passage.title)}</h3>"
        f"<p class='place'>{escape(place(passage, words))}</p>{changed(passage, words, indexed)}"
        f"<div class='passage'>{passage_html(passage, source.quotes, short, words)}</div>{_why(source.found, words)}"
        f"{_open(source, words)}</article>"
    )


def _open(source: SourceRecord, words: Words) -> str:
    """Return the button that opens the whole document at the quotes, without any at the passage."""
    passage = source.passage
    quotes = source.quotes or ((passage.start, passage.end),)
    asked = urlencode({"path": passage.document, "hash": passage.content_hash, "marks": write_marks(quotes)})
    return (
        f"<button type='button' class='open' data-document='{attribute(asked)}'>{escape(words.open_document)}</button>"
    )


def _why(found: Found | None, words: Words) -> str:
    """Return how the search found the passage: ranks and shared words, which are facts; no score is a percentage."""
    reasons = [words.through_list] if found is None else _reasons(found, words)
    items = "".join(f"<li>{lines(reason)}</li>" for reason in reasons)
    return f"<details class='why'><summary>{escape(words.why)}</summary><ul>{items}</ul></details>"


def _reasons(found: Found, words: Words) -> list[str]:
    return [
        words.by_meaning.format(found.dense_rank) if found.dense_rank else words.not_by_meaning,
        words.by_words.format(found.lexical_rank) if found.lexical_rank else words.not_by_words,
        *([words.by_second_look.format(found.second_rank)] if found.second_rank else []),
        words.shared_words.format(", ".join(found.words)) if found.words else words.no_shared_words,
    ]
