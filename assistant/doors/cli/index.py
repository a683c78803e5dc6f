"""`assistant index`: add folders or bring them up to date."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.output import complain, progress_bar, say

if TYPE_CHECKING:
    from assistant.compose import IndexReport

_SHOWN = 10


def index(
    context: typer.Context,
    folders: Annotated[list[Path] | None, typer.Argument(metavar="FOLDER…", help="Folders or files to read.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Keep nothing but these folders.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Encode everything anew, as after a change of settings.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Add folders to the index or bring them up to date."""
    app = application(context)
    if not folders and not rebuild:
        raise typer.BadParameter("name a folder to index, for example: assistant index ~/documents")
    with progress_bar("Encoding") as progress:
        if folders:
            report = app.index(folders, progress=progress, dry_run=dry_run, replace=replace or rebuild, anew=rebuild)
        else:
            report = app.rebuild(progress=progress)
    say(json.dumps(_as_json(report, dry_run), ensure_ascii=False) if as_json else _as_text(report, dry_run))


def _as_json(report: "IndexReport", dry_run: bool) -> dict[str, object]:
    plan, manifest = report.plan, report.manifest
    return {
        "dry_run": dry_run,
        "added": plan.added,
        "changed": plan.changed,
        "deleted": plan.deleted,
        "unchanged": len(plan.unchanged),
        "unreadable": [{"path": entry.path, "reason": entry.reason} for entry in report.reading.skipped],
        "documents": len(manifest.documents) if manifest else None,
        "passages": manifest.passages if manifest else None,
        "generation": manifest.generation if manifest else None,
    }


def _as_text(report: "IndexReport", dry_run: bool) -> str:
    plan, manifest = report.plan, report.manifest
    lines = [
        f"{'Would be added' if dry_run else 'Added'} {len(plan.added)}, changed {len(plan.changed)}, "
        f"deleted {len(plan.deleted)}, unchanged {len(plan.unchanged)}."
    ]
    for sign, paths in (("+", plan.added), ("~", plan.changed), ("-", plan.deleted)):
        lines += [f"  {sign} {path}" for path in paths[:_SHOWN]]
        lines += [f"  {sign} … {len(paths) - _SHOWN} more"] if len(paths) > _SHOWN else []
    if manifest:
        lines.append(f"The index holds {len(manifest.documents)} documents in {manifest.passages} passages.")
    for entry in report.reading.skipped:
        complain(f"not read: {entry.path}: {entry.reason}")
    return "\n".join(lines)
