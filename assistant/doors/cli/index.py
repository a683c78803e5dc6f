"""`assistant index`: add folders or bring them up to date."""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionOption, application
from assistant.doors.cli.output import complain, explained_interrupt, progress_bars, say

if TYPE_CHECKING:
    from assistant.compose import Application
    from assistant.indexing import IndexReport

_SHOWN = 10


def index(
    context: typer.Context,
    folders: Annotated[list[Path] | None, typer.Argument(metavar="FOLDER…", help="Folders or files to read.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Keep nothing but these folders.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read and cut everything anew, as after a change of settings.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read only the files again that could not be read.")
    ] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Drop these folders from the index.")] = False,
    purge: Annotated[
        bool, typer.Option("--purge", help="Afterwards wipe what is no longer indexed from the disk.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and follow every change of the folders.")] = False,
    collection: CollectionOption = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Add folders to the index or bring them up to date; without a folder, bring up to date what is indexed."""
    app = application(context, collection)
    named = bool(folders)
    if forget and not named:
        raise typer.BadParameter("name the folder to forget, for example: assistant index --forget ~/old")
    if not (named or rebuild or retry_failed or purge or watch):
        raise typer.BadParameter("name a folder to index, for example: assistant index ~/documents")
    if named or not purge or rebuild or retry_failed or watch:
        report = _run(
            app, folders, dry_run=dry_run, replace=replace, rebuild=rebuild, retry=retry_failed, forget=forget
        )
        _show(report, dry_run=dry_run, as_json=as_json)
    if purge and not dry_run:
        complain(f"Wiped from the disk: the generation before and {app.purge()} vectors.")
    if watch and not dry_run:
        _watch(app, folders, as_json=as_json)


def _run(
    app: "Application",
    folders: list[Path] | None,
    *,
    dry_run: bool = False,
    replace: bool = False,
    rebuild: bool = False,
    retry: bool = False,
    forget: bool = False,
) -> "IndexReport":
    """Index with a bar over the files and one over the passages."""
    with progress_bars("Reading", "Encoding") as (reading, progress), explained_interrupt():
        indexer = app.indexer(progress=progress, reading=reading)
        if retry:
            return indexer.retry()
        if forget:
            return indexer.forget(folders or [])
        sources = folders or [Path(source) for source in app.store.sources()]
        if dry_run:
            return indexer.preview(sources, replace=replace)
        return indexer.update(sources, replace=replace or rebuild, anew=rebuild)


def _watch(app: "Application", folders: list[Path] | None, *, as_json: bool) -> None:
    """Report each change until the user stops it; a run that fails is explained and the next one goes on."""
    from assistant.watching import follow

    sources = folders or [Path(source) for source in app.store.sources()]
    complain(f"Watching {', '.join(map(str, sources))} (Ctrl-C stops)")
    for outcome in follow(sources, partial(_run, app, folders)):
        if isinstance(outcome, str):
            complain(f"not indexed: {outcome}")
        elif not outcome.is_idle:
            _show(outcome, dry_run=False, as_json=as_json)


def _show(report: "IndexReport", *, dry_run: bool, as_json: bool) -> None:
    say(json.dumps(_as_json(report, dry_run), ensure_ascii=False) if as_json else _as_text(report, dry_run))


def _as_json(report: "IndexReport", dry_run: bool) -> dict[str, object]:
    plan, manifest = report.plan, report.manifest
    return {
        "dry_run": dry_run,
        "added": plan.added,
        "changed": plan.changed,
        "moved": plan.moved,
        "deleted": plan.deleted,
        "unchanged": len(plan.unchanged),
        "unreadable": [{"path": entry.path, "reason": entry.reason} for entry in report.skipped],
        "documents": len(manifest.documents) if manifest else None,
        "passages": manifest.passages if manifest else None,
        "generation": manifest.generation if manifest else None,
    }


def _as_text(report: "IndexReport", dry_run: bool) -> str:
    plan, manifest = report.plan, report.manifest
    lines = [
        f"{'Would be added' if dry_run else 'Added'} {len(plan.added)}, changed {len(plan.changed)}, "
        f"moved {len(plan.moved)}, deleted {len(plan.deleted)}, unchanged {len(plan.unchanged)}."
    ]
    for sign, paths in (("+", plan.added), ("~", plan.changed), (">", plan.moved), ("-", plan.deleted)):
        lines += [f"  {sign} {path}" for path in paths[:_SHOWN]]
        lines += [f"  {sign} … {len(paths) - _SHOWN} more"] if len(paths) > _SHOWN else []
    if manifest:
        lines.append(f"The index holds {len(manifest.documents)} documents in {manifest.passages} passages.")
    for entry in report.skipped:
        complain(f"not read: {entry.path}: {entry.reason}")
    return "\n".join(lines)
