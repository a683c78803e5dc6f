"""What the buttons inside the page's own HTML ask the server to do."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.questions import MAX_QUESTION


class Command(BaseModel):
    """One command; the page's script sends it, so anybody may.

    Attributes:
        do: What to do.
        message: Number of an exchange of the conversation that is shown.
        conversation: Id of a conversation in the list.
        text: A new title, or a question for a new conversation.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    do: Literal["retry", "ask", "open", "rename", "delete"]
    message: int = 0
    conversation: str = ""
    text: Annotated[str, Field(max_length=MAX_QUESTION)] = ""


def read_command(text: str | None) -> Command | None:
    """Return the command, None for what is none."""
    try:
        return Command.model_validate_json(text or "")
    except ValidationError:
        return None
