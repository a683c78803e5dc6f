"""Answers and sources as HTML. Every text from a document, a question or a model is escaped here, and only here."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from assistant.answer import Answer, CheckedSentence, Citation
from assistant.check import Support
from assistant.events import Evidence
from corpus.passage import Passage
from embeddings.retriever import Hit

_RETRIEVED_SHOWN = 5


def question_html(question: str) -> str:
    """Return the user's bubble."""
    return _one_block(f"<div class='question'>{escape(question)}</div>")


def answer_html(answer: Answer, message: int) -> str:
    """Return the assistant's bubble: short answer, sentences with chips, or the abstention.

    Args:
        answer: So far.
        message: Number of the message on the page; chips and cards share it in their ids.
    """
    parts = []
    if answer.standalone_question != answer.question:
        parts.append(f"<p class='searched'>Searched: {escape(answer.standalone_question)}</p>")
    if answer.abstained:
        parts.append(_abstention(answer, message))
    else:
        if answer.short:
            parts.append(f"<p class='short'><strong>{escape(answer.short)}</strong></p>")
        tag = "p" if len(answer.sentences) < 3 else "li"
        body = "".join(_sentence(sentence, answer.citations, message, tag) for sentence in answer.sentences)
        parts.append(f"<ul class='items'>{body}</ul>" if tag == "li" else body)
    return _one_block(f"<div class='answer'>{''.join(parts)}</div>")


def sources_html(answer: Answer, message: int) -> str:
    """Return the sources of one message: cited passages first, then what was retrieved besides."""
    head = "Nearest passages" if answer.abstained else "Sources"
    cards = "".join(_card(citation, message) for citation in answer.citations)
    cited = [citation.passage for citation in answer.citations]
    rest = "".join(_retrieved(hit) for hit in answer.hits[:_RETRIEVED_SHOWN] if hit.passage not in cited)
    also = f"<details><summary>Also retrieved</summary>{rest}</details>" if rest else ""
    return f"<section class='sources' id='sources-{message}'><h2>{head}</h2>{cards}{also}</section>"


def failure_html(message: str) -> str:
    """Return the bubble of a question that could not be asked."""
    return _one_block(f"<div class='answer failure'>{escape(message)}</div>")


def _sentence(sentence: CheckedSentence, citations: Sequence[Citation], message: int, tag: str) -> str:
    chips = "".join(_chip(citations[n - 1], message) for n in sentence.citations)
    verdict = sentence.verdict
    if verdict.support is Support.FULL:
        return f"<{tag}>{escape(sentence.text)} {chips}</{tag}>"
    mark = f"<span class='unsure' title='{escape(verdict.reason, quote=True)}'>{verdict.support} support</span>"
    return f"<{tag}>{escape(sentence.text)} {chips} {mark}</{tag}>"


def _abstention(answer: Answer, message: int) -> str:
    chips = "".join(_chip(citation, message) for citation in answer.citations)
    missing = f" Found nowhere in them: <em>{escape(', '.join(answer.missing))}</em>." if answer.missing else ""
    return (
        f"<p class='abstained'><strong>The documents do not say.</strong>{missing}</p>"
        f"<p class='nearest'>Nearest passages: {chips}</p>"
    )


def _chip(citation: Citation, message: int) -> str:
    label = escape(f"Source {citation.n}: {_place(citation.passage)}", quote=True)
    return f"<a href='#cite-{message}-{citation.n}' class='chip' title='{label}'>{citation.n}</a>"


def _card(citation: Citation, message: int) -> str:
    passage = citation.passage
    return (
        f"<article class='card' id='cite-{message}-{citation.n}' tabindex='-1'>"
        f"<h3><span class='number'>{citation.n}</span> {escape(passage.document.title)}</h3>"
        f"<p class='place'>{escape(_place(passage))}</p>"
        f"<div class='passage'>{_marked(passage, citation.quotes)}</div></article>"
    )


def _retrieved(hit: Hit) -> str:
    passage = hit.passage
    why = [
        f"dense rank {hit.dense_rank}" if hit.dense_rank else "",
        f"lexical rank {hit.lexical_rank}" if hit.lexical_rank else "",
    ]
    return (
        f"<article class='card'><h3>{escape(passage.document.title)}</h3>"
        f"<p class='place'>{escape(_place(passage))} · {', '.join(filter(None, why))}</p>"
        f"<div class='passage'>{_lines(passage.text)}</div></article>"
    )


def _place(passage: Passage) -> str:
    page = (f"page {passage.page}",) if passage.page else ()
    date = (f"dated {passage.document.date}",) if passage.document.date else ()
    return " › ".join((passage.document.path, *passage.section, *page, *date))


def _marked(passage: Passage, quotes: Iterable[Evidence]) -> str:
    """Return the passage with its quotes marked: slices are escaped, then wrapped; nothing is searched for."""
    parts, place = [], passage.start
    text = passage.document.text
    for quote in sorted(quotes, key=lambda each: each.start):
        start, end = max(place, quote.start), min(passage.end, quote.end)
        if start < end:
            parts += [_lines(text[place:start]), f"<mark>{_lines(text[start:end])}</mark>"]
            place = end
    return "".join((*parts, _lines(text[place : passage.end])))


def _lines(text: str) -> str:
    """Escape a text; its line ends are shown by the style sheet, blank lines are not."""
    return escape(re.sub(r"\n\s+", "\n", text))


def _one_block(html: str) -> str:
    """Return HTML that Gradio's Markdown passes through whole: one line, so no blank line can end the block."""
    return " ".join(html.splitlines())
