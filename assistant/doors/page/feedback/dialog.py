"""What a user says under an answer: one click keeps a question, and a dialog takes what would have been right."""

from assistant.conversations.exchange import Exchange
from assistant.conversations.record import AnswerRecord, SourceRecord
from assistant.doors.page.fragments import shown, value
from assistant.doors.page.markup import marked, place
from assistant.doors.page.tab_words import TabWords
from assistant.doors.page.words import Words
from eval.feedback import Feedback
from eval.question_set import QuestionRow


def kept_words(row: QuestionRow, words: TabWords) -> str:
    """Return what is said once a question is kept as one click says it."""
    return words.kept_right if row.answerable else words.kept_refuse


def dialog_html(conversation: str, exchange: Exchange, row: QuestionRow, feedback: Feedback, words: Words) -> str:
    """Return the dialog that asks for the right answer and for the passage that proves it."""
    assert exchange.answer is not None, "only an answer can be judged"
    passages = "".join(_passage(number, source, words) for number, source in enumerate(sources_of(exchange.answer)))
    tabs = words.tabs
    asked = {Feedback.SOURCE: (tabs.where_is_it, tabs.tell_source)}
    title, hint = asked.get(feedback, (tabs.what_is_right, tabs.tell_wrong))
    hidden = f"<input type='hidden' name='conversation' value='{value(conversation)}'>"
    hidden += f"<input type='hidden' name='message' value='{exchange.number}'>"
    hidden += f"<input type='hidden' name='said' value='{feedback}'>"
    return (
        f"<dialog id='feedback' data-open aria-labelledby='feedback-title'>"
        f"<h2 id='feedback-title'>{shown(title)}</h2><p>{shown(hint)}</p>"
        f"<p class='soft'>{shown(row.question)}</p><form data-act='POST /feedback/corrected'>{hidden}"
        f"<label>{shown(tabs.right_answer)}<textarea name='answers' rows='2' autofocus "
        f"placeholder='{value(tabs.right_answer_hint)}'></textarea></label>"
        f"<fieldset><legend>{shown(tabs.this_is_evidence)}</legend>{passages}</fieldset>"
        f"<div class='foot'><p id='feedback-said' role='status'></p>"
        f"<p class='line'><button class='primary'>{shown(tabs.save)}</button>"
        f"<button type='button' class='quiet' data-close>{shown(tabs.close)}</button></p></div></form></dialog>"
    )


def closed_html(text: str) -> str:
    """Return the closed dialog and what the chat's status line says."""
    return f"<dialog id='feedback'></dialog>{said_html(text)}"


def said_html(text: str) -> str:
    """Return what takes the place of what the chat's status line says."""
    return f"<p data-say>{shown(text)}</p>"


def chosen_html(number: int, feedback: Feedback | None) -> str:
    """Return what marks the user's word under its answer; none takes the mark away."""
    return f"<p data-judged='{number}' data-word='{feedback or ''}'></p>"


def sources_of(answer: AnswerRecord) -> list[SourceRecord]:
    """Return the passages that may be chosen: the cited ones, then what was retrieved besides."""
    return [*answer.cited, *answer.retrieved]


def _passage(number: int, source: SourceRecord, words: Words) -> str:
    passage = source.passage
    return (
        f"<label class='check'><input type='checkbox' name='passage' value='{number}'>"
        f"<span><b>{shown(passage.title)}</b> <span class='soft'>{shown(place(passage, words))}</span>"
        f"<span class='text'>{marked(passage.text, passage.start, source.quotes)}</span></span></label>"
    )
