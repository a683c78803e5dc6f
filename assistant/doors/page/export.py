"""A conversation as a file: Markdown, or one web page that needs nothing else."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from assistant.conversations.exchange import Exchange
from assistant.conversations.record import AnswerRecord, SourceRecord
from assistant.doors.page.markup import place
from assistant.doors.page.render import answer_html, doubt, failure_html
from assistant.doors.page.sources import quotes_of, sources_html
from assistant.doors.page.words import Words

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")
_ALONE = (
    "body{max-width:48rem;margin:2rem auto;padding:0 1rem;font-family:sans-serif}"
    "h1{font-size:1.4rem}.turn{border-top:1px solid #64748b;margin-top:2rem;padding-top:0.5rem}"
    ".turn>h2{font-size:1.15rem;overflow-wrap:anywhere}"
    ".sources{display:block;margin-top:1.5rem}.act,.judge,.close,.open{display:none}"
)


def to_markdown(title: str, exchanges: Iterable[Exchange], words: Words) -> str:
    """Return the conversation as Markdown, with the quoted passages under each answer; all text is escaped."""
    parts = [f"# {_md(title)}"]
    for exchange in exchanges:
        parts.append(f"## {_md(exchange.question)}")
        parts += _answer_md(exchange.answer, words) if exchange.answer else [_md(exchange.failure or words.stopped)]
    return "\n\n".join(parts) + "\n"


def to_page(title: str, exchanges: Sequence[Exchange], words: Words) -> str:
    """Return the conversation as one HTML page: style inside, no script, nothing fetched."""
    style = (files("assistant.doors.page") / "assets" / "page.css").read_text(encoding="utf-8")
    body = "".join(_exchange_html(exchange, words) for exchange in exchanges)
    return (
        f"<!doctype html><html lang='{words.language}'><head><meta charset='utf-8'>"
        "<meta http-equiv='content-security-policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        "<meta name='viewport' content='width=device-width'>"
        f"<title>{escape(title)}</title><style>{style}{_ALONE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )


def _answer_md(answer: AnswerRecord, words: Words) -> list[str]:
    parts = []
    if answer.standalone_question != answer.question:
        parts.append(f"{words.searched} {_md(answer.standalone_question)}")
    if answer.short:
        parts.append(f"**{_md(answer.short)}**")
    parts.append(_md(answer.text).replace("\n", "\n\n"))
    doubted = (each for each in answer.sentences if doubt(each, words))
    parts += [f"{_md(each.text)} *{_md(doubt(each, words))}*" for each in doubted]
    parts += [f"*{_md(note)}*" for note in answer.notes]
    return parts + [_source_md(source, words) for source in answer.cited]


def _source_md(source: SourceRecord, words: Words) -> str:
    quoted = "".join(f"\n>\n> {_md(quote)}" for quote in quotes_of(source))
    return f"> {_md(f'[{source.n}] {source.passage.title} ({place(source.passage, words)})')}{quoted}"


def _md(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line for each of its own."""
    return "\n".join(_MARKDOWN.sub(r"\\\1", " ".join(line.split())) for line in text.split("\n"))


def _exchange_html(exchange: Exchange, words: Words) -> str:
    number, answer = exchange.number, exchange.answer
    if answer is None:
        body = failure_html(exchange.failure or words.stopped, number, words)
    else:
        body = answer_html(answer, number, words) + sources_html(answer, number, words)
    return f"<section class='turn'><h2>{escape(exchange.question)}</h2>{body}</section>"
