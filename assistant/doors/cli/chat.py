"""`assistant chat`: serve the page."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, application_of, index_bundled, warn_of_damage
from assistant.doors.cli.output import complain, progress_bars
from corpus.errors import SourceError


def chat(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER…]", help="Also index these folders, while the page answers.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
    collection: CollectionsOption = [DEFAULT],  # noqa: B006  # typer's way to name a list's default
) -> None:
    """Serve the chat page; the first start indexes the bundled documents."""
    from assistant.conversations.store import ConversationStore
    from assistant.doors.server import refuse_taken_port, serve

    refuse_taken_port(host, port)
    app, others = application_of(context, collection)
    later = _existing(folders or [])
    if later and not app.store.exists():
        complain(f"First start: indexing {', '.join(map(str, later))}.")
        with progress_bars("Reading", "Encoding") as (reading, progress):
            app.index(later, progress=progress, reading=reading)
        later = []
    elif app.collection.name == DEFAULT:
        index_bundled(app)
    assistant = app.open_live(others)
    warn_of_damage(assistant.index)
    complain(f"Starting the page over {len(assistant.index.documents)} documents …")
    store = ConversationStore(app.home.conversations)
    serve(
        assistant,
        store,
        app=app,
        host=host,
        port=port,
        ready=lambda: complain(f"Ready: http://{host}:{port} (Ctrl-C stops)"),
        folders=later,
        others=others,
    )


def _existing(folders: list[Path]) -> list[Path]:
    """Return the folders, refusing one that is not there before anything is started."""
    for folder in folders:
        if not folder.exists():
            raise SourceError(f"there is no folder or file {str(folder)!r}; check the path")
    return folders
