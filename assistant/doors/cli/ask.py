"""`assistant ask`: one question, or a file of them."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, ScopeOption, ready_assistant
from assistant.doors.cli.output import say

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.ask import Assistant
    from embeddings.scope import Scope


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="What you want to know.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="JSON lines {id, question, history?}, - for stdin; one JSON object a line comes back.",
        ),
    ] = None,
    within: ScopeOption = [],  # noqa: B006  # typer's way to name a list's default
    collection: CollectionsOption = [DEFAULT],  # noqa: B006
) -> None:
    """Answer a question with cited, checked sentences."""
    from assistant.questions import clean_question

    if (question is None) == (batch is None):
        raise typer.BadParameter("give one question in quotes, or --batch FILE")
    if question is not None:
        clean_question(question)  # before the index is opened: a question that cannot be asked is refused at once
    assistant = ready_assistant(context, collection)
    if batch is not None:
        with _lines(batch) as lines:
            for row in _answers(assistant, lines, frozenset(within)):
                say(json.dumps(row, ensure_ascii=False))
        return
    from assistant.wire import to_wire

    answer = assistant.ask(question or "", scope=frozenset(within))
    say(to_wire(answer).model_dump_json(exclude_none=False) if as_json else as_text(answer))


def as_text(answer: "Answer") -> str:
    """Return the answer for a terminal: the sentences, then the passages they rest on."""
    lines = [answer.text]
    if answer.short and answer.short not in ("", answer.text):
        lines.insert(0, f"→ {answer.short}")
    if answer.standalone_question != answer.question:
        lines.insert(0, f"Searched: {answer.standalone_question}")
    lines += [*_doubts(answer), *(f"Note: {note}" for note in answer.notes)]
    if answer.citations:
        lines += ["", "Nearest passages:" if answer.abstained else "Sources:"]
    for citation in answer.citations:
        passage = citation.passage
        place = " › ".join((passage.document.title, *passage.section))
        page = f", page {passage.page}" if passage.page else ""
        date = f", {passage.document.date}" if passage.document.date else ""
        lines.append(f"  [{citation.n}] {place}{page} ({passage.document.path}{date})")
        if answer.abstained:
            lines.append(f"      {' '.join(passage.content.split())[:160]}…")
    return "\n".join(lines)


def _doubts(answer: "Answer") -> list[str]:
    """Return a line for each sentence that its passages do not fully hold."""
    degrees = {"partial": "Partly supported", "none": "Not supported"}
    doubted = [sentence for sentence in answer.sentences if sentence.verdict.support in degrees]
    return [f"{degrees[each.verdict.support]}: {each.text} ({each.verdict.reason})" for each in doubted]


@contextmanager
def _lines(batch: str) -> Iterator[Iterable[str]]:
    if batch == "-":
        yield sys.stdin
        return
    with Path(batch).open(encoding="utf-8", errors="replace") as file:
        yield file


def _answers(assistant: "Assistant", lines: Iterable[str], scope: "Scope") -> Iterator[dict[str, object]]:
    """Yield an answer a row; a bad row gives its error and the next row goes on."""
    from assistant.events import Turn
    from assistant.wire import to_wire
    from corpus.errors import AssistantError

    for line in lines:
        if not line.strip():
            continue
        name: object = None
        try:
            row = json.loads(line)
            name = row["id"]
            history = [Turn(turn["role"], turn["content"]) for turn in row.get("history") or []]
            yield {"id": name, **to_wire(assistant.ask(row["question"], history, scope=scope)).model_dump(mode="json")}
        except AssistantError as error:
            yield {"id": name, "error": str(error)}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            yield {
                "id": name,
                "error": "the row is not an object with 'id', 'question' and perhaps 'history'",
            }
