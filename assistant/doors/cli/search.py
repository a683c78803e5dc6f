"""`assistant search`: the ranked passages, without an answer."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, ScopeOption, ready_retriever
from assistant.doors.cli.output import say

if TYPE_CHECKING:
    from embeddings.retriever import Hit


def search(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 5,
    within: ScopeOption = [],  # noqa: B006  # typer's way to name a list's default
    collection: CollectionsOption = [DEFAULT],  # noqa: B006
    explain: Annotated[bool, typer.Option("--explain", help="Say what gave each passage its place.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the passages as JSON.")] = False,
) -> None:
    """Show the passages that a question finds, best first, with their scores.

    Before or behind the question: +word (must be there), -word (must not), file:NAME, folder:NAME, type:ENDING,
    after:DATE, before:DATE; a "quoted phrase" anywhere. A question that starts with - stands behind --.
    """
    from assistant.questions import clean_question, read_query

    query = read_query(clean_question(question))
    hits = ready_retriever(context, collection).retrieve(query, k, scope=frozenset(within))
    if as_json:
        say(json.dumps([_row(rank, hit) for rank, hit in enumerate(hits, 1)], ensure_ascii=False))
        return
    for rank, hit in enumerate(hits, 1):
        place = " › ".join((hit.passage.document.title, *hit.passage.section))
        say(f"{rank}. {place} ({hit.passage.document.path}){'' if explain else ' · ' + _scores(hit)}")
        say(f"   {' '.join(hit.passage.content.split())[:200]}")
        for line in _reasons(hit) if explain else ():
            say(f"   {line}")


def _row(rank: int, hit: "Hit") -> dict[str, object]:
    from assistant.answer import Citation
    from assistant.wire import citation_to_wire

    return {
        **citation_to_wire(Citation(rank, hit.passage, (), hit.score)).model_dump(exclude={"n", "quotes"}),
        "rank": rank,
        "dense": hit.dense,
        "lexical": hit.lexical,
        "dense_rank": hit.dense_rank,
        "lexical_rank": hit.lexical_rank,
        "fused_rank": hit.fused_rank,
        "second_rank": hit.second_rank,
        "words": {word.text: round(word.weight, 4) for word in hit.words},
    }


def _scores(hit: "Hit") -> str:
    dense = f"dense {hit.dense:.2f}" if hit.dense is not None else "dense –"
    lexical = f"lexical {hit.lexical:.1f}" if hit.lexical is not None else "lexical –"
    return f"{dense} · {lexical}"


def _reasons(hit: "Hit") -> list[str]:
    """Return what gave a passage its place: by meaning, by words, by both, and by the second look if there is one."""
    cosine = f", cosine {hit.dense:.3f}" if hit.dense is not None else ""
    meaning = f"place {hit.dense_rank}" if hit.dense_rank else "not among the nearest"
    words = " + ".join(f"{word.text} {word.weight:.2f}" for word in hit.words)
    place = f"place {hit.lexical_rank}" if hit.lexical_rank else "not among the best"
    reasons = [
        f"by meaning  {meaning}{cosine}",
        f"by words    {place}, BM25 {hit.lexical:.2f} = {words}" if hit.lexical else "by words    shares none",
        f"together    place {hit.fused_rank}",
    ]
    if hit.second_rank:
        reasons.append(f"second look place {hit.second_rank}")
    return [*reasons, f"score       {hit.score:.3f}"]
