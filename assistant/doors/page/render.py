"""The bubbles of the conversation as HTML. Every text from a document, a question or a model is escaped.

Gradio's sanitizer keeps links and strips buttons, so what can be done with a bubble is a link to `#verb-number`, which
the page's script turns into a button.
"""

from collections.abc import Callable, Sequence
from html import escape
from itertools import dropwhile, groupby

from assistant.check import Support
from assistant.conversations.record import AnswerRecord, PassageRecord, SentenceRecord, SourceRecord
from assistant.doors.page.feedback.links import judge_html
from assistant.doors.page.markup import Indexed, attribute, changed, one_block, place
from assistant.doors.page.tables import cells_of_short, header_of, row_of, split_row, table_html
from assistant.doors.page.words import Words

_BEGINNING = 100
"""Characters of a nearest passage that tell it from the others."""

Chips = Callable[[SentenceRecord], str]
"""Gives the numbers of a sentence's sources as HTML."""

_LIST = 3
"""Fewest sentences and tables that are shown as a list."""


def question_html(question: str, message: int, words: Words) -> str:
    """Return the user's bubble."""
    edit = _act("edit", message, words.edit)
    return one_block(f"<div class='question'><span class='wording'>{escape(question)}</span> {edit}</div>")


def note_html(note: str) -> str:
    """Return a bubble that is no answer."""
    return one_block(f"<div class='answer'><p class='note'>{escape(note)}</p></div>")


def reading_html(answer: AnswerRecord, words: Words) -> str:
    """Return the bubble of a question whose passages are found and not yet read."""
    titles = "; ".join(dict.fromkeys(source.passage.title for source in answer.retrieved))
    note = words.reading.format(len(answer.retrieved), titles)
    return one_block(f"<div class='answer reading'><p class='note'>{escape(note)}</p></div>")


def answer_html(
    answer: AnswerRecord,
    message: int,
    words: Words,
    *,
    indexed: Indexed | None = None,
    ended: bool = True,
    stopped: bool = False,
    feedback: str | None = None,
) -> str:
    """Return the assistant's bubble: short answer, sentences with chips, or the refusal.

    Args:
        answer: So far.
        message: Number of the message on the page; chips and cards share it in their ids.
        words: Of the page.
        indexed: What today's index holds; None where that is not known.
        ended: Whether nothing more comes, so that something can be done with it.
        stopped: Whether the user stopped it.
        feedback: What the user said of it.
    """
    parts = _refusal(answer, message, words) if answer.abstained else _sentences(answer, message, words, indexed)
    parts += [f"<p class='note'>{escape(note)}</p>" for note in answer.notes]
    if stopped:
        parts.append(f"<p class='note'>{escape(words.stopped)}</p>")
    if ended:
        acts = (_act("copy", message, words.copy), _act("retry", message, words.retry))
        parts.append(f"<p class='acts'>{' '.join(acts)}</p>{judge_html(answer, message, feedback, words.tabs)}")
    return one_block(f"<div class='answer'>{''.join(parts)}</div>")


def failure_html(reason: str, message: int, words: Words) -> str:
    """Return the bubble of a question without an answer: it could not be asked, or was stopped at once."""
    retry = _act("retry", message, words.retry)
    return one_block(f"<div class='answer failure'><p>{escape(reason)}</p><p class='acts'>{retry}</p></div>")


def doubt(sentence: SentenceRecord, words: Words) -> str:
    """Return how far the passages hold a sentence, with the reason, as plain text; empty where they do fully."""
    if sentence.support is Support.FULL:
        return ""
    degree = words.partly if sentence.support is Support.PARTIAL else words.unsupported
    return f"{degree} — {sentence.reason}" if sentence.reason else degree


def _sentences(answer: AnswerRecord, message: int, words: Words, indexed: Indexed | None) -> list[str]:
    parts = []
    if answer.standalone_question != answer.question:
        parts.append(_wording("searched", words.searched, answer.standalone_question, message, words))
    if answer.short:
        parts.append(f"<p class='short'><strong>{escape(answer.short)}</strong></p>")
    sources = {each.n: each for each in answer.cited}

    def chips(sentence: SentenceRecord) -> str:
        cited = (sources[n] for n in sentence.citations)
        return "".join(_chip(each, message, words, sentence) + changed(each.passage, words, indexed) for each in cited)

    items = _items(answer, chips, words)
    if len(items) < _LIST:
        return parts + [item if item.startswith("<div") else f"<p>{item}</p>" for item in items]
    return [*parts, f"<ul class='items'>{''.join(f'<li>{item}</li>' for item in items)}</ul>"]


def _items(answer: AnswerRecord, chips: Chips, words: Words) -> list[str]:
    """Return each sentence, and rows that follow each other under one header as a table."""
    items = []
    for header, group in groupby(answer.sentences, key=lambda sentence: header_of(sentence, answer)):
        if header is None:
            items += [f"{escape(sentence.text)} {_behind(sentence, chips, words)}" for sentence in group]
        else:
            items.append(_table(header, list(group), answer.short, chips, words))
    return items


def _table(header: str, sentences: Sequence[SentenceRecord], short: str | None, chips: Chips, words: Words) -> str:
    names = [sentence for sentence in sentences if sentence.text.split() == header.split()]
    rows = [sentence for sentence in sentences if sentence not in names]
    texts = [split_row(sentence.text) for sentence in rows]
    strong = cells_of_short(texts, short)
    head = row_of(split_row(header), set(), "".join(_behind(sentence, chips, words) for sentence in names[:1]))
    body = [
        row_of(cells, {column for row, column in strong if row == at}, _behind(sentence, chips, words))
        for at, (cells, sentence) in enumerate(zip(texts, rows, strict=True))
    ]
    return table_html(head, body, words)


def _behind(sentence: SentenceRecord, chips: Chips, words: Words) -> str:
    """Return the numbers of a sentence's sources, and the doubt where there is one."""
    doubted = doubt(sentence, words)
    mark = f" <span class='unsure'>{escape(doubted)}</span>" if doubted else ""
    return f"{chips(sentence)}{mark}"


def _refusal(answer: AnswerRecord, message: int, words: Words) -> list[str]:
    parts = [
        f"<p class='abstained'><strong>{escape(words.not_said)}</strong></p>",
        _wording("searched", words.looked_for, answer.standalone_question, message, words),
    ]
    if answer.missing:
        missing = escape(", ".join(answer.missing))
        parts.append(f"<p class='missing'>{escape(words.found_nowhere)} <em>{missing}</em></p>")
    if answer.cited:
        near = "".join(_near(source, message, words) for source in answer.cited)
        parts.append(f"<p class='nearest'>{escape(words.nearest)}:</p><ul class='items'>{near}</ul>")
    return parts


def _near(source: SourceRecord, message: int, words: Words) -> str:
    name = " › ".join((source.passage.title, *source.passage.section))
    return (
        f"<li>{_chip(source, message, words)} <span class='begins'>{escape(_beginning(source.passage))}</span> "
        f"<span class='place'>{escape(name)}</span></li>"
    )


def _beginning(passage: PassageRecord) -> str:
    """Return the first words of a passage behind its title and headings, which several may share."""
    known = {passage.title, *passage.section}
    lines = [" ".join(line.split()) for line in passage.text.split("\n")]
    told = " ".join(dropwhile(lambda line: not line or line in known, lines)) or " ".join(lines)
    if len(told) <= _BEGINNING:
        return told
    cut = told.rfind(" ", _BEGINNING // 2, _BEGINNING)  # a script without spaces is cut anywhere
    return f"{told[: cut if cut > 0 else _BEGINNING]}…"


def _wording(kind: str, label: str, question: str, message: int, words: Words) -> str:
    edit = _act("edit", message, words.edit)
    return f"<p class='{kind}'>{escape(label)} <span class='wording'>{escape(question)}</span> {edit}</p>"


def _chip(source: SourceRecord, message: int, words: Words, sentence: SentenceRecord | None = None) -> str:
    """Return the link to a source; its class names the quotes of its sentence, for Gradio's sanitizer strips data."""
    quotes = sentence.quotes if sentence else ()
    own = "".join(f" at-{start}-{end}" for n, start, end in quotes if n == source.n)
    label = attribute(words.source.format(source.n, place(source.passage, words)))
    return f"<a href='#cite-{message}-{source.n}' class='chip{own}' title='{label}'>{source.n}</a>"


def _act(verb: str, message: int, label: str) -> str:
    return f"<a href='#{verb}-{message}' class='act'>{escape(label)}</a>"
