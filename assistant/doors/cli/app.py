"""Put the commands together and turn declared errors into one line and exit code 1."""

import io
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.doors.cli.archive import export_collection, import_collection
from assistant.doors.cli.ask import ask
from assistant.doors.cli.bench import bench
from assistant.doors.cli.chat import chat
from assistant.doors.cli.collections import collections
from assistant.doors.cli.context import GlobalOptions
from assistant.doors.cli.doctor import doctor
from assistant.doors.cli.evaluation import evaluation
from assistant.doors.cli.index import index
from assistant.doors.cli.models import models
from assistant.doors.cli.output import complain
from assistant.doors.cli.search import search
from assistant.doors.cli.status import status
from corpus.errors import AssistantError, explain

app = typer.Typer(
    name="assistant",
    help="Ask questions over a folder of documents; every sentence of the answer is checked against its passage.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for command in (chat, index, ask, search, status, collections, models, doctor, bench):
    app.command()(command)
app.command("export")(export_collection)
app.command("import")(import_collection)
app.add_typer(evaluation, name="eval")


@app.callback()
def options(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(help="Data folder; else ASSISTANT_HOME, else the platform's.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML); else config.toml in the home.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what happens to stderr.")] = False,
) -> None:
    """Take the options that every command shares."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO if verbose else logging.ERROR, format="%(name)s: %(message)s"
    )
    for handler in logging.getLogger().handlers:  # a library may give its logger a level of its own when it is imported
        handler.setLevel(logging.INFO if verbose else logging.ERROR)
    context.obj = GlobalOptions(home, config)


def run() -> int:
    """Run the command line and return its exit code: 0 done, 1 explained failure, 2 usage."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a byte or letter that the locale lacks is no reason to stop
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="assistant", standalone_mode=True)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except AssistantError as error:
        complain(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        complain("stopped")
        return 128 + signal.SIGINT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        complain(f"error: {explain(error)}")
        return 1
    return 0
