"""Read files of question sets, naming file, line and field of what is wrong with them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import QuestionSetError

Row = TypeVar("Row", bound=BaseModel)


def read_utf8(path: Path) -> str:
    """Return a file's text without a byte order mark.

    Raises:
        QuestionSetError: It cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{path} is not UTF-8") from error
    except OSError as error:
        raise QuestionSetError(f"{path} cannot be read: {error.strerror}") from error


def read_rows(path: Path, model: type[Row]) -> Iterator[Row]:
    """Yield one row for each line of a JSON Lines file that is not blank.

    Raises:
        QuestionSetError: A line is not JSON or has a bad field.
    """
    for number, line in enumerate(read_utf8(path).split("\n"), 1):
        if line.strip():
            try:
                content = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise QuestionSetError(f"{path}, line {number}: not JSON") from error
            yield validated(model, content, place=f"{path}, line {number}")


def validated(model: type[Row], content: object, *, place: str) -> Row:
    """Return the row that some content makes.

    Args:
        model: What it shall be.
        content: Parsed JSON or the cells of a table.
        place: Where it stands, for the message.

    Raises:
        QuestionSetError: A field is missing or bad; names it.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(str(part) for part in problem["loc"]) or "row"
        raise QuestionSetError(f"{place}, field {field}: {problem['msg']}") from error
