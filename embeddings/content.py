"""Carry out a plan: what the next generation holds, read anew or taken from the current one."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import PurePosixPath

from corpus.dates import calendar_day
from corpus.document import BlockKind, Document, content_hash
from corpus.folder import Unreadable
from corpus.reading import Outcome, ReadFiles, read_files
from embeddings.index import Index
from embeddings.manifest import DocumentEntry, InputEntry, SkippedEntry
from embeddings.plan import Plan, Step
from embeddings.progress import Progress
from embeddings.scan import Identity, SeenFile


@dataclass(frozen=True, slots=True)
class Row:
    """One document of the next generation.

    Attributes:
        source: The indexed folder or file.
        path: Its path.
        content_hash: Of title and text.
        document: As read, or as it is after a move; None where it stays as it is stored.
        old: Its row in the current generation, whose passages and vectors it keeps; None where it is new.
        day: The day that its own date means (ISO 8601); empty where it tells none.
    """

    source: str
    path: str
    content_hash: str
    document: Document | None
    old: int | None
    day: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that the next generation will hold.

    Attributes:
        sources: The folders it is made from.
        inputs: Their files.
        rows: Their documents, in the order of the files.
        passed_over: What was found and is no file to be read.
        reserve: The generation that may stand in for it; empty for none.
    """

    sources: tuple[str, ...]
    inputs: tuple[InputEntry, ...]
    rows: tuple[Row, ...]
    passed_over: tuple[SkippedEntry, ...]
    reserve: str = ""

    def with_reserve(self, generation: str) -> "Content":
        """Return the same content, with a generation that may stand in for it."""
        return replace(self, reserve=generation)

    @property
    def failed(self) -> set[Identity]:
        """The files that gave no document."""
        return {(entry.source, entry.path) for entry in self.inputs if entry.reason is not None}


class ContentReader:
    """Turns the steps of a plan into inputs and documents."""

    def __init__(self, plan: Plan, old: Index | None, *, read_files: ReadFiles = read_files) -> None:
        """Prepare.

        Args:
            plan: What to do.
            old: The generation that the plan compared with; None for a first one.
            read_files: Reads the files.
        """
        self._read_files = read_files
        self._plan = plan
        self._old = old
        counts = [entry.documents for entry in plan.old]
        self._firsts = [0, *accumulate(counts)]
        self._taken: set[Identity] = set()
        self.faults: list[SkippedEntry] = [
            _fault(step.seen)
            for step in plan.steps
            if step.seen is not None and step.seen.fault is not None and not step.reads
        ]

    def read(self, *, progress: Progress) -> tuple[tuple[InputEntry, ...], tuple[Row, ...]]:
        """Return the files and the documents of the next generation."""
        kept = {place: self._keep(step) for place, step in enumerate(self._plan.steps) if not step.reads}
        read = [(place, step) for place, step in enumerate(self._plan.steps) if step.reads]
        with closing(self._read_files(step.seen.file for _, step in read if step.seen)) as outcomes:
            for done, ((place, step), outcome) in enumerate(zip(read, outcomes, strict=True), 1):
                assert step.seen is not None, "a file that is read was looked at"
                kept[place] = self._take(step, step.seen, outcome)
                progress(done, len(read))
        both = [kept[place] for place in range(len(self._plan.steps))]
        return tuple(entry for entry, _ in both), tuple(row for _, rows in both for row in rows)

    def _keep(self, step: Step) -> tuple[InputEntry, list[Row]]:
        """Keep the documents of a file, at its new place if it moved."""
        row = step.old or 0
        before = self._plan.old[row]
        entry = _kept_entry(before, step.seen)
        olds = range(self._firsts[row], self._firsts[row] + before.documents)
        rows = [self._kept_row(old, before, entry) for old in olds]
        self._taken |= {(kept.source, kept.path) for kept in rows}
        return entry, rows

    def _kept_row(self, old: int, before: InputEntry, now: InputEntry) -> Row:
        assert self._old is not None, "a plan that keeps a file was made from an index"
        entry = self._old.manifest.documents[old]
        if before.path == now.path:
            return Row(now.source, entry.path, entry.content_hash, None, old, entry.day)
        document = _moved(self._old.documents[old], before.path, now.path)
        return Row(now.source, document.path, document.content_hash, document, old, entry.day)

    def _take(self, step: Step, seen: SeenFile, outcome: Outcome) -> tuple[InputEntry, list[Row]]:
        """Take in what reading a file gave."""
        entry = _entry(seen, outcome)
        if isinstance(outcome.result, Unreadable):
            return self._failed(step, seen, entry, outcome.result)
        rows, notes = [], list(outcome.result.notes)
        for document in outcome.result.documents:
            if (seen.source, document.path) in self._taken:
                notes.append(f"{document.path}: another document has this id")
                continue
            self._taken.add((seen.source, document.path))
            day = calendar_day(document.date or "")
            rows.append(
                Row(seen.source, document.path, document.content_hash, document, None, day.isoformat() if day else "")
            )
        return entry.model_copy(update={"documents": len(rows), "notes": tuple(notes)}), rows

    def _failed(
        self, step: Step, seen: SeenFile, entry: InputEntry, unreadable: Unreadable
    ) -> tuple[InputEntry, list[Row]]:
        """Take in that a file cannot be read; where the file system is at fault, what was read before is kept."""
        reason = seen.fault or unreadable.reason
        if not unreadable.passing:
            return entry.model_copy(update={"reason": reason}), []
        if step.old is not None and self._plan.old[step.old].documents:
            faulty = replace(seen, fault=reason)
            self.faults.append(_fault(faulty))
            return self._keep(Step(faulty, step.old, reads=False))
        return entry.model_copy(update={"reason": reason, "sha256": ""}), []  # without a hash it is read again


def _fault(seen: SeenFile) -> SkippedEntry:
    """Return why a file cannot be read just now, whose documents are kept."""
    source, path = seen.identity
    return SkippedEntry(source=source, path=path, reason=f"{seen.fault}; what was read before is kept")


def entries_of(rows: Sequence[Row], counts: Sequence[int]) -> Iterator[DocumentEntry]:
    """Yield the manifest's entries of documents that have so many passages each."""
    for row, first, count in zip(rows, accumulate(counts, initial=0), counts, strict=False):
        yield DocumentEntry(
            source=row.source,
            path=row.path,
            content_hash=row.content_hash,
            first_passage=first,
            passages=count,
            day=row.day,
        )


def _entry(seen: SeenFile, outcome: Outcome) -> InputEntry:
    """Return a file's entry; one that was written to while it was read shall be looked at again."""
    try:
        status = outcome.file.path.stat()
        same = seen.mtime_ns == 0 or (status.st_size, status.st_mtime_ns) == (seen.size, seen.mtime_ns)
    except OSError:
        same = False
    source, path = seen.identity
    return InputEntry(
        source=source, path=path, size=seen.size, mtime_ns=seen.mtime_ns if same else 0, sha256=seen.sha256
    )


def _kept_entry(before: InputEntry, seen: SeenFile | None) -> InputEntry:
    if seen is None:
        return before
    if seen.fault is not None:
        return before.model_copy(update={"mtime_ns": 0})
    source, path = seen.identity
    place = {"source": source, "path": path, "size": seen.size, "mtime_ns": seen.mtime_ns}
    return before.model_copy(update=place)


def _moved(document: Document, before: str, now: str) -> Document:
    """Return a document at its file's new place; a title that was the file's name follows it.

    The vectors stay, also where the old name was part of the embedded text: a rename embeds nothing.
    """
    inside = document.path == before or document.path.startswith(f"{before}/")  # else an id of its own
    path = now + document.path.removeprefix(before) if inside else document.path
    named = not any(block.kind is BlockKind.TITLE for block in document.blocks)
    if not named or document.title != PurePosixPath(before).stem:
        return replace(document, path=path)
    title = PurePosixPath(now).stem
    return replace(document, path=path, title=title, content_hash=content_hash(title, document.text))
