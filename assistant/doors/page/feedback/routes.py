"""What the feedback under an answer asks for; whose conversation it is, the cookie says."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from assistant.conversations.exchange import Exchange, turns
from assistant.conversations.record import AnswerRecord
from assistant.conversations.store import ConversationStore
from assistant.doors.page.feedback.dialog import (
    chosen_html,
    closed_html,
    dialog_html,
    kept_words,
    said_html,
    sources_of,
)
from assistant.doors.page.fragments import fragment, routes_below
from assistant.doors.page.languages import Spoken
from assistant.doors.page.words import Words
from assistant.doors.security import SESSION_COOKIE
from corpus.errors import QuestionSetError
from eval.feedback import Feedback, corrected, question_of
from eval.own import OwnQuestions
from eval.question_set import QuestionRow


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    conversation: str
    message: int


class Said(_Answer):
    """What a user says of an answer."""

    said: Feedback


class Corrected(_Answer):
    """What would have been right, and the numbers of the passages that prove it."""

    said: Feedback
    answers: Annotated[str, Field(max_length=32_000)] = ""
    passage: Annotated[list[int], Field(max_length=100)] = []


class FeedbackRoutes:
    """Keeps what users say of answers."""

    def __init__(self, own: OwnQuestions, store: ConversationStore) -> None:
        self._own = own
        self._store = store

    def said(self, body: Said, request: Request, words: Spoken) -> Any:
        """Keep a question; where it is not said yet what would be right, ask for it and keep nothing till then.

        What was said already is taken back, with its question unless somebody wrote into that.
        """
        exchange, row = self._question(request, body, words)
        if exchange.feedback == body.said:
            told = words.tabs.taken_back if self._own.take_back(row) else words.tabs.taken_back_kept
            return fragment(self._mark(body, exchange, None), closed_html(told))
        if row.answerable and body.said is not Feedback.RIGHT:
            return fragment(dialog_html(body.conversation, exchange, row, body.said, words), said_html(""))
        self._own.put(row)
        return fragment(self._mark(body, exchange, body.said), closed_html(kept_words(row, words.tabs)))

    def corrected(self, body: Corrected, request: Request, words: Spoken) -> Any:
        """Keep what would have been right."""
        exchange, row = self._question(request, body, words)
        sources = sources_of(_answered(exchange))
        chosen = [sources[number] for number in body.passage if 0 <= number < len(sources)]
        answers = [line.strip() for line in body.answers.split("\n") if line.strip()]
        kept = self._own.put(corrected(row, answers, chosen))
        mark = self._mark(body, exchange, body.said)
        return fragment(mark, closed_html(words.tabs.kept_wrong if kept.draft else words.tabs.kept))

    def _mark(self, body: _Answer, exchange: Exchange, said: Feedback | None) -> str:
        """Keep what was said with its answer, and return what shows it."""
        self._store.put(body.conversation, exchange.model_copy(update={"feedback": said}))
        return chosen_html(body.message, said)

    def _question(self, request: Request, body: Said | Corrected, words: Words) -> tuple[Exchange, QuestionRow]:
        owner = request.cookies.get(SESSION_COOKIE, "")
        exchanges = self._store.exchanges(owner, body.conversation) if owner else []
        exchange = next((each for each in exchanges if each.number == body.message and each.answer), None)
        if exchange is None:
            raise QuestionSetError(words.tabs.gone)
        before = turns(each for each in exchanges if each.number < exchange.number)
        return exchange, question_of(_answered(exchange), before, body.said, scope=exchange.scope)


def feedback_router(own: OwnQuestions, store: ConversationStore) -> Any:
    """Return the routes below `/feedback`."""
    answers = FeedbackRoutes(own, store)
    return routes_below("/feedback", changes=(answers.said, answers.corrected))


def _answered(exchange: Exchange) -> AnswerRecord:
    assert exchange.answer is not None, "only an answer can be judged"
    return exchange.answer
