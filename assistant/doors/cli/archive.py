"""`assistant export` and `assistant import`: a collection as one file."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionOption, application
from assistant.doors.cli.output import say


def export_collection(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    collection: CollectionOption = DEFAULT,
) -> None:
    """Write a collection's index to one file, to be used on another machine."""
    if not file.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {str(file.absolute().parent)!r} to write {file.name!r} in")
    manifest = application(context, collection).export(file)
    say(f"Wrote {len(manifest.documents)} documents in {manifest.passages} passages to {file} ({_size(file)}).")


def import_collection(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `assistant export` wrote.")],
    collection: CollectionOption = DEFAULT,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of an index that is there.")] = False,
) -> None:
    """Make a collection from a file that another machine exported."""
    manifest = application(context, collection).import_archive(file, replace=replace)
    say(f"The index holds {len(manifest.documents)} documents in {manifest.passages} passages.")


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f} MB"
