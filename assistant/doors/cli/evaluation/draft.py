"""`assistant eval draft`: propose questions from the documents."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionOption, ready_assistant
from assistant.doors.cli.output import complain, say


def draft_questions(
    context: typer.Context,
    collection: CollectionOption = DEFAULT,
    limit: Annotated[int, typer.Option(min=1, help="Most questions.")] = 20,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a new file instead of printing.")] = None,
) -> None:
    """Propose questions with answers and evidence, without a model; each is a draft until a person accepts it."""
    from eval.draft.propose import propose

    if out and out.exists():
        raise typer.BadParameter(f"{str(out)!r} exists; your own questions are never overwritten")
    index = ready_assistant(context, [collection]).index
    drafts = propose((index.documents[row] for row in range(len(index.documents))), limit=limit)
    lines = "".join(draft.as_line() + "\n" for draft in drafts)
    if out is None:
        say(lines.rstrip("\n"))
        return
    out.write_text(lines, encoding="utf-8")
    complain(f'{len(drafts)} drafts in {out}. Correct them; delete "draft": true from those you accept, then: eval run')
