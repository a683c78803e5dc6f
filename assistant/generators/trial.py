"""Ask a language model once and measure how fast it answers."""

import time
from contextlib import closing
from dataclasses import dataclass

from assistant.generators.language_model import LanguageModel, Message
from corpus.errors import GeneratorError, ReplyTooLongError

_TOKENS = 64
_PROMPT = (
    Message("system", "You repeat what you are told."),
    Message("user", "Repeat: The harbour moved 412 tonnes of grain in 1987. [1]"),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What one short question to a model came to.

    Attributes:
        reply: What it said; cut at 64 tokens.
        failure: Why there is no whole reply, None when there is; a cut one is whole here.
        first_s: Seconds until its first word, None when it said none.
        total_s: Seconds until its last one.
        tokens_per_s: Tokens a second from the first word on, None when there were too few to tell.
    """

    reply: str
    failure: str | None
    first_s: float | None
    total_s: float
    tokens_per_s: float | None


def try_model(model: LanguageModel) -> Trial:
    """Return what asking a model once came to."""
    begun = time.perf_counter()
    heard: list[tuple[float, str]] = []
    failure = None
    try:
        with closing(model.stream(_PROMPT, tokens=_TOKENS)) as pieces:
            for piece in filter(None, pieces):
                heard.append((time.perf_counter() - begun, piece))
    except ReplyTooLongError as error:
        failure = None if heard else str(error)
    except GeneratorError as error:
        failure = str(error)
    total = time.perf_counter() - begun
    reply = "".join(piece for _, piece in heard)
    first = heard[0][0] if heard else None
    spent = heard[-1][0] - heard[0][0] if heard else 0.0
    later = model.count(reply) - model.count(heard[0][1]) if heard else 0
    if not reply and failure is None:
        failure = "it said nothing"
    return Trial(reply, failure, first, total, later / spent if spent > 0 and later > 1 else None)
