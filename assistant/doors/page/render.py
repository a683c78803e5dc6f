"""The bubbles of the conversation as HTML. Every text from a document, a question or a model is escaped.

Gradio's sanitizer keeps links and strips buttons, so what can be done with a bubble is a link to `#verb-number`, which
the page's script turns into a button.
"""

from html import escape

from assistant.check import Support
from assistant.conversations.record import AnswerRecord, SentenceRecord, SourceRecord
from assistant.doors.page.feedback.links import judge_html
from assistant.doors.page.markup import Indexed, attribute, changed, one_block, place
from assistant.doors.page.words import Words

_LIST = 3
"""Fewest sentences that are shown as a list."""


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
        indexed: Content hash of each document of today's index; None where that is not known.
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
    tag = "p" if len(answer.sentences) < _LIST else "li"
    sources = {each.n: each for each in answer.cited}

    def chips(sentence: SentenceRecord) -> str:
        cited = (sources[n] for n in sentence.citations)
        return "".join(_chip(each, message, words, sentence) + changed(each.passage, words, indexed) for each in cited)

    body = "".join(f"<{tag}>{_sentence(each, chips(each), words)}</{tag}>" for each in answer.sentences)
    parts.append(f"<ul class='items'>{body}</ul>" if tag == "li" else body)
    return parts


def _sentence(sentence: SentenceRecord, chips: str, words: Words) -> str:
    doubted = doubt(sentence, words)
    mark = f" <span class='unsure'>{escape(doubted)}</span>" if doubted else ""
    return f"{escape(sentence.text)} {chips}{mark}"


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
    return f"<li>{_chip(source, message, words)} {escape(name)}</li>"


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
