"""What a user says under an answer: one click keeps a question, and a dialog takes what would have been right."""

from assistant.conversations.exchange import Exchange
from assistant.conversations.record import AnswerRecord, SourceRecord
from assistant.doors.page.fragments import shown, value
from assistant.doors.page.markup import place
from assistant.doors.page.tab_words import TabWords
from assistant.doors.page.words import Words
from eval.feedback import Feedback
from eval.question_set import QuestionRow

_EXCERPT = 240


def kept_words(feedback: Feedback, words: TabWords) -> str:
    """Return what is said once a user's word is kept."""
    said = {
        Feedback.RIGHT: words.kept_right,
        Feedback.WRONG: words.kept_wrong,
        Feedback.REFUSE: words.kept_refuse,
        Feedback.SOURCE: words.kept_source,
    }
    return said[feedback]


def dialog_html(conversation: str, exchange: Exchange, row: QuestionRow, feedback: Feedback, words: Words) -> str:
    """Return the dialog that asks for the right answer and for the passage that proves it."""
    assert exchange.answer is not None, "only an answer can be judged"
    passages = "".join(_passage(number, source, words) for number, source in enumerate(sources_of(exchange.answer)))
    title = words.tabs.where_is_it if feedback is Feedback.SOURCE else words.tabs.what_is_right
    hidden = f"<input type='hidden' name='conversation' value='{value(conversation)}'>"
    hidden += f"<input type='hidden' name='message' value='{exchange.number}'>"
    return (
        f"<dialog id='feedback' data-open aria-labelledby='feedback-title'>"
        f"<h2 id='feedback-title'>{shown(title)}</h2><p>{shown(kept_words(feedback, words.tabs))}</p>"
        f"<p class='soft'>{shown(row.question)}</p><form data-act='POST /feedback/corrected'>{hidden}"
        f"<label>{shown(words.tabs.right_answer)}<textarea name='answers' rows='2' autofocus "
        f"placeholder='{value(words.tabs.right_answer_hint)}'></textarea></label>"
        f"<fieldset><legend>{shown(words.tabs.this_is_evidence)}</legend>{passages}</fieldset>"
        f"<p id='feedback-said' role='status'></p>"
        f"<p class='line'><button class='primary'>{shown(words.tabs.save)}</button>"
        f"<button type='button' class='quiet' data-close>{shown(words.tabs.close)}</button></p></form></dialog>"
    )


def closed_html(text: str) -> str:
    """Return the closed dialog and what the chat's status line says."""
    return f"<dialog id='feedback'></dialog><p data-say>{shown(text)}</p>"


def chosen_html(number: int, feedback: Feedback) -> str:
    """Return what marks the user's word under its answer."""
    return f"<p data-chosen='{feedback}-{number}'></p>"


def sources_of(answer: AnswerRecord) -> list[SourceRecord]:
    """Return the passages that may be chosen: the cited ones, then what was retrieved besides."""
    return [*answer.cited, *answer.retrieved]


def _passage(number: int, source: SourceRecord, words: Words) -> str:
    text = " ".join(source.passage.text.split())
    excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return (
        f"<label class='check'><input type='checkbox' name='passage' value='{number}'>"
        f"<span><b>{shown(source.passage.title)}</b> <span class='soft'>{shown(place(source.passage, words))}</span>"
        f"<br>{shown(excerpt)}</span></label>"
    )
