"""The HTTP interface: the same answers as JSON."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.events import Turn
from assistant.wire import AnswerOut, to_wire
from corpus.errors import AssistantError, QuestionError

if TYPE_CHECKING:
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

    routes = APIRouter()

    @routes.get("/health")
    def health() -> dict[str, object]:
        return {"status": "ok", "index": assistant.index.manifest.generation}

    @routes.post("/api/ask")
    def ask(body: QuestionIn) -> AnswerOut:
        try:
            history = [Turn(turn.role, turn.content) for turn in body.history]
            return to_wire(assistant.ask(body.question, history, scope=frozenset(body.within)))
        except QuestionError as error:
            raise HTTPException(422, str(error)) from error
        except AssistantError as error:
            raise HTTPException(503, str(error)) from error

    return routes


async def refuse_malformed(request: Any, error: Exception) -> Any:
    """Answer a malformed body with 422 without repeating it: it may hold what no answer can be encoded with."""
    from fastapi.responses import JSONResponse

    return JSONResponse({"detail": "the body is not an object with 'question' and perhaps 'history' and 'in'"}, 422)
