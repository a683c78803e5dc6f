"""What the page shows of a conversation."""

from collections.abc import Container, Sequence
from html import escape
from typing import NamedTuple

from assistant.conversations.exchange import Exchange
from assistant.doors.page.markup import Indexed
from assistant.doors.page.render import answer_html, failure_html, note_html, question_html, reading_html
from assistant.doors.page.sources import sources_html
from assistant.doors.page.words import Words

VISIBLE = 20
"""Most exchanges of a conversation that are shown: each one makes every update slower."""


class Parts(NamedTuple):
    """The values of the page's components, in their order; a tuple because that is what Gradio takes.

    Attributes:
        current: Id of the conversation, empty for a new one.
        scope: Documents or folders that are asked, none for all.
        listing: The list of conversations.
        messages: The bubbles.
        sources: The sources panel.
        status: The line that screen readers hear.
    """

    current: str
    scope: list[str]
    listing: str
    messages: list[dict[str, str]]
    sources: str
    status: str


def bubbles(
    exchanges: Sequence[Exchange], words: Words, *, running: Container[int], indexed: Indexed
) -> list[dict[str, str]]:
    """Return the messages of a conversation.

    Args:
        exchanges: Oldest first.
        words: Of the page.
        running: Numbers of those that are being answered.
        indexed: What today's index holds.
    """
    messages = []
    if exchanges and exchanges[0].number > 1:
        messages.append({"role": "assistant", "content": note_html(words.earlier)})
    for exchange in exchanges:
        messages.append({"role": "user", "content": question_html(exchange.question, exchange.number, words)})
        if bubble := _bubble(exchange, words, runs=exchange.number in running, indexed=indexed):
            messages.append({"role": "assistant", "content": bubble})
    return messages


def panel(exchanges: Sequence[Exchange], words: Words, *, indexed: Indexed) -> str:
    """Return the sources of all messages; the page's script shows one of them."""
    answered = ((exchange.answer, exchange.number) for exchange in exchanges)
    return "".join(sources_html(answer, number, words, indexed=indexed) for answer, number in answered if answer)


def status_html(text: str, *, busy: bool = False) -> str:
    """Return the line that screen readers hear; while it is busy the page shows the stop button."""
    state = " class='busy'" if busy else ""
    return f"<p role='status' aria-live='polite'{state}>{escape(text)}</p>"


def summary(exchange: Exchange, words: Words) -> str:
    """Return what came of a question, in a line."""
    if exchange.stopped:
        return words.stopped_status
    if exchange.answer is None:
        return words.failed_status
    count = len(exchange.answer.cited)
    if exchange.answer.abstained:
        return words.refused_status.format(count)
    return words.complete_one if count == 1 else words.complete_many.format(count)


def _bubble(exchange: Exchange, words: Words, *, runs: bool, indexed: Indexed) -> str | None:
    if exchange.answer and not exchange.answer.begun:
        return reading_html(exchange.answer, words) if exchange.answer.retrieved else None
    if exchange.answer:
        return answer_html(
            exchange.answer,
            exchange.number,
            words,
            indexed=indexed,
            ended=not runs,
            stopped=exchange.stopped,
            feedback=exchange.feedback,
        )
    if exchange.failure:
        return failure_html(exchange.failure, exchange.number, words)
    return None if runs else failure_html(words.stopped, exchange.number, words)
