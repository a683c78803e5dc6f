"""Compare the files that lie in the folders with those that are indexed."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from embeddings.manifest import InputEntry
from embeddings.scan import Identity, SeenFile


@dataclass(frozen=True, slots=True)
class Step:
    """One file of the next generation.

    Attributes:
        seen: The file as it is now; None for one that was not looked at.
        old: Its row among the index's inputs, where documents of it may be taken from.
        reads: Whether it is read; else its documents stay as they are, at its new place if it moved.
    """

    seen: SeenFile | None
    old: int | None
    reads: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of the next generation.

    Attributes:
        old: The inputs of the current generation.
        steps: In order.
        gone: Rows of the inputs that are no longer there.
    """

    old: Sequence[InputEntry]
    steps: tuple[Step, ...]
    gone: tuple[int, ...]

    @property
    def is_idle(self) -> bool:
        """Whether the next generation would hold what the current one holds."""
        stays = all(step.old == row and not step.reads for row, step in enumerate(self.steps))
        return stays and len(self.steps) == len(self.old) and not any(self.is_move(step) for step in self.steps)

    def is_move(self, step: Step) -> bool:
        """Whether a file lies elsewhere than before."""
        if step.seen is None or step.old is None:
            return False
        return step.seen.identity != (self.old[step.old].source, self.old[step.old].path)


@dataclass(frozen=True, slots=True)
class Changes:
    """What indexing does, or would do, as sorted paths.

    Attributes:
        added: New files.
        changed: Files with other bytes than before, or read again on request.
        moved: "old → new" of files that have another path and the bytes of one that is gone.
        deleted: Files that are gone, or can no longer be read.
        unchanged: Files with the same bytes.
    """

    added: list[str]
    changed: list[str]
    moved: list[str]
    deleted: list[str]
    unchanged: list[str]


def make_plan(old: Sequence[InputEntry], seen: Iterable[SeenFile], *, dropped: Iterable[str]) -> Plan:
    """Compare the index's inputs with what was seen.

    A file is known by the pair of its place and its bytes: by its bytes alone, two files that swap their contents would
    pass for unchanged.

    Args:
        old: The inputs of the current generation.
        seen: What the scanned sources hold.
        dropped: Sources whose inputs are gone unless they were seen; inputs of other sources stay.
    """
    seen, dropped = list(seen), set(dropped)
    rows = {(entry.source, entry.path): row for row, entry in enumerate(old)}
    here = {file.identity for file in seen}
    gone = [row for row, entry in enumerate(old) if entry.source in dropped and (entry.source, entry.path) not in here]
    places = _Places(old, gone)
    steps = [Step(None, row, False) for row, entry in enumerate(old) if entry.source not in dropped]
    steps += [_step(file, old, rows.get(file.identity), places) for file in seen]
    return Plan(old, _in_order(old, steps), tuple(row for row in gone if row not in places.taken))


def retry_plan(old: Sequence[InputEntry], seen: Iterable[SeenFile]) -> Plan:
    """Read only these files again and leave every other one as it is."""
    again = {file.identity: file for file in seen}
    files = [again.get((entry.source, entry.path)) for entry in old]
    return Plan(old, tuple(Step(file, row, file is not None) for row, file in enumerate(files)), ())


def changes_of(plan: Plan, failed: Container[Identity] = ()) -> Changes:
    """Return what a plan comes to.

    Args:
        plan: The plan.
        failed: Files that were to be read and cannot be, as far as is known.
    """
    deleted = [plan.old[row].path for row in plan.gone if plan.old[row].reason is None]
    changes = Changes([], [], [], deleted, [])
    for step in plan.steps:
        before = plan.old[step.old] if step.old is not None else None
        path = step.seen.file.relative if step.seen else ""
        had_documents = before is not None and before.reason is None
        if step.seen and step.reads and (step.seen.identity in failed or not step.seen.sha256):
            changes.deleted.extend([path] if had_documents else [])
        elif before is None:
            changes.added.append(path)
        elif plan.is_move(step):
            changes.moved.append(f"{before.path} → {path}")
        elif step.reads:
            changes.changed.append(path)
        elif step.seen and had_documents:
            changes.unchanged.append(path)
    for paths in (changes.added, changes.changed, changes.moved, changes.deleted, changes.unchanged):
        paths.sort()
    return changes


class _Places:
    """Inputs that are gone, by the bytes they held: a new file with the same bytes is one of them, moved."""

    def __init__(self, old: Sequence[InputEntry], gone: Iterable[int]) -> None:
        self.taken: set[int] = set()
        self._rows: dict[tuple[str, str], list[int]] = {}
        for row in gone:
            if old[row].sha256 and old[row].reason is None:
                self._rows.setdefault((old[row].sha256, _suffix(old[row].path)), []).append(row)

    def take(self, file: SeenFile) -> int | None:
        """Return the row of the input that this file was, None for a new file; each is given once."""
        waiting = self._rows.get((file.sha256, _suffix(file.file.relative)))
        if not waiting:
            return None
        self.taken.add(row := waiting.pop(0))
        return row


def _step(file: SeenFile, old: Sequence[InputEntry], row: int | None, places: _Places) -> Step:
    if row is None:
        moved = places.take(file)
        return Step(file, moved, reads=moved is None)
    if file.fault is not None and old[row].documents:  # what cannot be opened just now is not gone
        return Step(file, row, reads=False)
    known = file.sha256 == old[row].sha256 and (file.sha256 or old[row].reason is not None)
    return Step(file, row, reads=not known)


def _in_order(old: Sequence[InputEntry], steps: Iterable[Step]) -> tuple[Step, ...]:
    """Sort by source and path, so that equal folders make equal indexes whatever came first."""

    def place(step: Step) -> Identity:
        if step.seen is not None:
            return step.seen.identity
        entry = old[step.old or 0]
        return entry.source, entry.path

    return tuple(sorted(steps, key=place))


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
