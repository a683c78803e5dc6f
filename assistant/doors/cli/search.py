"""`assistant search`: the ranked passages, without an answer."""

import json
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, ScopeOption, ready_assistant
from assistant.doors.cli.output import say


def search(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 5,
    within: ScopeOption = [],  # noqa: B006  # typer's way to name a list's default
    collection: CollectionsOption = [DEFAULT],  # noqa: B006
    as_json: Annotated[bool, typer.Option("--json", help="Print the passages as JSON.")] = False,
) -> None:
    """Show the passages that a question finds, best first, with their scores."""
    from assistant.answer import Citation
    from assistant.ask import clean_question
    from assistant.wire import citation_to_wire

    assistant = ready_assistant(context, collection)
    hits = assistant.search(clean_question(question), k, scope=frozenset(within))
    if as_json:
        rows = [
            {
                **citation_to_wire(Citation(rank, hit.passage, (), hit.score)).model_dump(exclude={"n", "quotes"}),
                "rank": rank,
                "dense": hit.dense,
                "lexical": hit.lexical,
                "dense_rank": hit.dense_rank,
                "lexical_rank": hit.lexical_rank,
            }
            for rank, hit in enumerate(hits, 1)
        ]
        say(json.dumps(rows, ensure_ascii=False))
        return
    for rank, hit in enumerate(hits, 1):
        dense = f"dense {hit.dense:.2f}" if hit.dense is not None else "dense –"
        lexical = f"lexical {hit.lexical:.1f}" if hit.lexical is not None else "lexical –"
        place = " › ".join((hit.passage.document.title, *hit.passage.section))
        say(f"{rank}. {place} ({hit.passage.document.path}) · {dense} · {lexical}")
        say(f"   {' '.join(hit.passage.content.split())[:200]}")
