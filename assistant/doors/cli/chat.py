"""`assistant chat`: serve the page."""

from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionsOption, application_of, index_bundled, warn_of_damage
from assistant.doors.cli.output import complain


def chat(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
    collection: CollectionsOption = [DEFAULT],  # noqa: B006  # typer's way to name a list's default
) -> None:
    """Serve the chat page; the first start indexes the bundled documents."""
    from assistant.conversations.store import ConversationStore
    from assistant.doors.server import refuse_taken_port, serve

    refuse_taken_port(host, port)
    app, others = application_of(context, collection)
    if app.collection.name == DEFAULT:
        index_bundled(app)
    assistant = app.open_live(others)
    warn_of_damage(assistant)
    complain(f"Starting the page over {len(assistant.index.documents)} documents …")
    store = ConversationStore(app.home.conversations)
    serve(assistant, store, host=host, port=port, ready=lambda: complain(f"Ready: http://{host}:{port} (Ctrl-C stops)"))
