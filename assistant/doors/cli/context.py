"""From the global options to the application."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.compose import Application
    from embeddings.index import Index
    from embeddings.retriever import HybridRetriever


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """What stands before the command's name."""

    home: Path | None
    config: Path | None


DEFAULT = "default"
CollectionsOption = Annotated[
    list[str],
    typer.Option("--collection", metavar="NAME", help="Which collection to ask; several times for several, or 'all'."),
]
ScopeOption = Annotated[
    list[str],
    typer.Option(
        "--in",
        metavar="PATH",
        help="Only from this document or folder, or what type:pdf or after:2020-05 leaves; repeatable.",
    ),
]
CollectionOption = Annotated[
    str, typer.Option("--collection", metavar="NAME", help="Which of several indexes, each with its own folders.")
]


def application(context: typer.Context, collection: str = DEFAULT) -> "Application":
    """Return the application that the global options name, over one collection."""
    from assistant.compose import Application
    from assistant.home import find_home
    from assistant.settings import load_settings

    options: GlobalOptions = context.obj
    home = find_home(options.home)
    place = home.collection(collection)
    own = [place.config] if place.config != home.config else []
    files = [options.config or home.config, *own]
    return Application(
        home, load_settings(*[f for f in files if f == options.config or f.exists()]), collection=collection
    )


def ready_assistant(context: typer.Context, collections: Sequence[str]) -> "Assistant":
    """Return the assistant; on the first start in the default home, index the bundled documents before.

    A home that was named is never filled unasked: there a missing index is an error.
    """
    app, others = _with_an_index(context, collections)
    assistant = app.open_assistant(others)
    warn_of_damage(assistant.index)
    return assistant


def ready_retriever(context: typer.Context, collections: Sequence[str]) -> "HybridRetriever":
    """Return what finds passages, without what reads them; the index is the one of `ready_assistant`."""
    app, others = _with_an_index(context, collections)
    retriever = app.open_retriever(others)
    warn_of_damage(retriever.index)
    return retriever


def _with_an_index(context: typer.Context, collections: Sequence[str]) -> tuple["Application", list[str]]:
    app, others = application_of(context, collections)
    if app.home.is_default and app.collection.name == DEFAULT:
        index_bundled(app)
    return app, others


def application_of(context: typer.Context, collections: Sequence[str]) -> tuple["Application", list[str]]:
    """Return the application over the first of the named collections, and the names of the others."""
    from assistant.home import find_home

    options: GlobalOptions = context.obj
    first, *others = find_home(options.home).named(collections)
    return application(context, first), others


def warn_of_damage(index: "Index") -> None:
    """Say when an older generation stands in for a damaged one."""
    from assistant.doors.cli.output import complain

    if index.damage:
        complain(f"warning: {index.damage}")


def index_bundled(app: "Application") -> None:
    """Index the bundled documents when there is no index yet."""
    from assistant.compose import bundled_documents
    from assistant.doors.cli.output import complain, progress_bar

    if not app.store.exists():
        complain("First start: indexing the two bundled articles (takes some seconds, once).")
        with progress_bar("Encoding") as progress:
            app.index([bundled_documents()], progress=progress)
