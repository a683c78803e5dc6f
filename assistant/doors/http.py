"""The HTTP interface: the same answers as JSON."""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.events import Turn
from assistant.wire import AnswerOut, to_wire
from corpus.errors import AssistantError, QuestionError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.ask import Asking


class TurnIn(BaseModel):
    """An earlier turn."""

    model_config = ConfigDict(extra="forbid")
    role: Literal["user", "assistant"]
    content: Annotated[str, Field(max_length=20_000)]


class QuestionIn(BaseModel):
    """A question with its history, and the documents or folders to answer from."""

    model_config = ConfigDict(extra="forbid")
    question: str
    history: Annotated[list[TurnIn], Field(max_length=100)] = []
    within: Annotated[list[str], Field(alias="in", max_length=100)] = []


def router(assistant: "Asking") -> Any:
    """Return the routes `GET /health` and `POST /api/ask`."""
    from fastapi import APIRouter, HTTPException
    from starlette.requests import ClientDisconnect, Request

    routes = APIRouter()

    @routes.get("/health")
    def health() -> dict[str, object]:
        return {"status": "ok", "index": assistant.index.manifest.generation}

    async def ask(body: QuestionIn, request: Request) -> AnswerOut:
        history = [Turn(turn.role, turn.content) for turn in body.history]
        answers = assistant.stream(body.question, history, scope=frozenset(body.within))
        try:
            return to_wire(await _last(answers, request))
        except QuestionError as error:
            raise HTTPException(422, str(error)) from error
        except AssistantError as error:
            raise HTTPException(503, str(error)) from error
        except ClientDisconnect as error:
            raise HTTPException(499, "the client has gone") from error

    routes.add_api_route("/api/ask", ask, methods=["POST"])
    return routes


async def _last(answers: "Iterator[Answer]", request: Any) -> "Answer":
    """Return the whole answer, made in threads; a client that leaves ends the work, a model's included.

    Raises:
        ClientDisconnect: It has left.
    """
    from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
    from starlette.requests import ClientDisconnect

    last = None
    try:
        async for answer in iterate_in_threadpool(answers):
            last = answer
            if await request.is_disconnected():
                raise ClientDisconnect
    finally:
        if isinstance(answers, Generator):
            await run_in_threadpool(answers.close)
    assert last is not None, "a stream ends with the whole answer"
    return last


async def refuse_malformed(request: Any, error: Exception) -> Any:
    """Answer a malformed body with 422 without repeating it: it may hold what no answer can be encoded with."""
    from fastapi.responses import JSONResponse

    return JSONResponse({"detail": "the body is not an object with 'question' and perhaps 'history' and 'in'"}, 422)
