"""`assistant chat`: serve the page."""

from typing import Annotated

import typer

from assistant.doors.cli.context import application, index_bundled
from assistant.doors.cli.output import complain


def chat(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
) -> None:
    """Serve the chat page; the first start indexes the bundled documents."""
    from assistant.conversations.store import ConversationStore
    from assistant.doors.server import refuse_taken_port, serve

    refuse_taken_port(host, port)
    app = application(context)
    index_bundled(app)
    assistant = app.open_assistant()
    complain(f"Starting the page over {len(assistant.index.documents)} documents …")
    store = ConversationStore(app.home.conversations)
    serve(assistant, store, host=host, port=port, ready=lambda: complain(f"Ready: http://{host}:{port} (Ctrl-C stops)"))
