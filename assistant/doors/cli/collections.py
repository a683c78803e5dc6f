"""`assistant collections`: the indexes of a home by name."""

import json
from typing import Annotated

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.output import say


def collections(
    context: typer.Context,
    remove: Annotated[str | None, typer.Option(metavar="NAME", help="Remove a collection and all its bytes.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Really remove it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the collections, or remove one."""
    app = application(context)
    if remove is not None:
        _remove(context, remove, yes=yes)
        return
    rows = []
    for place in app.home.collections():
        manifest = app.store_of(place.name).manifest()
        facts = {"documents": len(manifest.documents), "passages": manifest.passages, "sources": manifest.sources}
        rows.append({"collection": place.name, **facts})
    if as_json:
        say(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        say(f"{row['collection']}: {row['documents']} documents, {row['passages']} passages")
    if not rows:
        say("There is none yet; run: assistant index FOLDER [--collection NAME]")


def _remove(context: typer.Context, name: str, *, yes: bool) -> None:
    app = application(context, name)
    if not app.collection.index.exists():
        app.store.require()
    if not yes:
        raise typer.BadParameter(f"this removes the collection {name!r} with its index and settings; add --yes")
    app.remove()
    say(f"Removed {name}.")
