"""`assistant status`: what is indexed and with what."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionOption, application
from assistant.doors.cli.output import say

if TYPE_CHECKING:
    from embeddings.manifest import DenseEntry


def status(
    context: typer.Context,
    collection: CollectionOption = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Say what the index holds, how it was made and what could not be read."""
    app = application(context, collection)
    manifest = app.store.manifest()
    facts = {
        "home": str(app.home.folder),
        "collection": collection,
        "generation": manifest.generation,
        "created": manifest.created,
        "sources": list(manifest.sources),
        "documents": len(manifest.documents),
        "passages": manifest.passages,
        "bytes": sum(entry.size for entry in manifest.files.values()),
        **manifest.recipe.model_dump(),
        "search": _how(manifest.dense),
        "unreadable": [{"path": entry.path, "reason": entry.reason} for entry in manifest.skipped],
        "notes": [{"path": note.path, "note": note.text} for note in manifest.notes],
    }
    if as_json:
        say(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        if name not in ("unreadable", "notes", "sources"):
            say(f"{name:12} {value}")
    for source in manifest.sources:
        say(f"{'source':12} {source}")
    for entry in manifest.skipped:
        say(f"{'not read':12} {entry.path}: {entry.reason}")
    for note in manifest.notes:
        say(f"{'note':12} {note.path}: {note.text}")


def _how(dense: "DenseEntry") -> str:
    """Return how the vectors are searched, and what is lost by it."""
    if dense.kind == "exact":
        return "exact: every vector is compared"
    return f"compressed vectors, {dense.probes} lists, then exact; finds {dense.recall:.1%} of the exact ten nearest"
