"""One question of a conversation and what came of it."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from assistant.conversations.record import AnswerRecord
from assistant.events import Turn


class Exchange(BaseModel):
    """A question and what came of it: an answer, or the reason why not.

    Attributes:
        number: Of the message in its conversation, from 1.
        question: As asked.
        scope: Documents or folders that were asked, none for all.
        answer: So far; None before the first sentence and after a failure.
        failure: What went wrong, None when nothing did.
        stopped: Whether the user stopped it before its end.
        feedback: What the user said of the answer, None before that.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    number: int
    question: str
    scope: tuple[str, ...] = ()
    answer: AnswerRecord | None = None
    failure: str | None = None
    stopped: bool = False
    feedback: str | None = None


def turns(exchanges: Iterable[Exchange]) -> list[Turn]:
    """Return the answered exchanges as history."""
    answered = ((exchange.question, exchange.answer.text) for exchange in exchanges if exchange.answer)
    return [turn for asked, said in answered for turn in (Turn("user", asked), Turn("assistant", said))]
