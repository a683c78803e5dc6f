"""Compare what lies in the folders with what is indexed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.errors import SourceError
from corpus.folder import Unreadable, find_files
from corpus.reading import read_files, supported_suffixes
from embeddings.manifest import DocumentEntry, SkippedEntry

Identity = tuple[str, str]
"""Source and path of a document."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in the folders.

    Attributes:
        documents: Documents by identity, in order.
        skipped: Files that could not be read.
    """

    documents: dict[Identity, Document]
    skipped: list[SkippedEntry]


@dataclass(frozen=True, slots=True)
class Plan:
    """What indexing would do, as sorted paths."""

    added: list[str]
    changed: list[str]
    deleted: list[str]
    unchanged: list[str]

    @property
    def is_idle(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.deleted)


def read_sources(sources: Iterable[Path], *, workers: int = 0) -> Reading:
    """Read every file of the given folders or files.

    Args:
        sources: The folders or files.
        workers: Most processes that read at a time; 0 is one a core.

    Raises:
        SourceError: A source does not exist, or not one file in it could be read.
    """
    documents: dict[Identity, Document] = {}
    skipped: list[SkippedEntry] = []
    for source in sources:
        name, before = str(source), len(documents)
        found = find_files(source)
        unreadable = list(found.passed_over)
        for outcome in read_files(found.files, workers=workers):
            if isinstance(outcome.result, Unreadable):
                unreadable.append(outcome.result)
                continue
            for document in outcome.result.documents:
                if (name, document.path) in documents:
                    unreadable.append(Unreadable(document.path, "another document has this id"))
                else:
                    documents[(name, document.path)] = document
        skipped += [SkippedEntry(source=name, path=entry.path, reason=entry.reason) for entry in unreadable]
        if len(documents) == before:
            raise SourceError(_nothing_in(source, skipped))
    return Reading(documents, skipped)


def make_plan(old: Iterable[DocumentEntry], reading: Reading, sources: Iterable[Path]) -> Plan:
    """Compare the entries of an index with what the sources hold now; other sources are left alone."""
    names = {str(source) for source in sources}
    before = {(entry.source, entry.path): entry.content_hash for entry in old if entry.source in names}
    now = {identity: document.content_hash for identity, document in reading.documents.items()}
    return Plan(
        added=sorted(key[1] for key in now.keys() - before.keys()),
        changed=sorted(key[1] for key in now.keys() & before.keys() if now[key] != before[key]),
        deleted=sorted(key[1] for key in before.keys() - now.keys()),
        unchanged=sorted(key[1] for key in now.keys() & before.keys() if now[key] == before[key]),
    )


def _nothing_in(source: Path, skipped: list[SkippedEntry]) -> str:
    mine = [entry for entry in skipped if entry.source == str(source)]
    if not mine:
        return f"{str(source)!r} holds no files; name a folder with documents ({supported_suffixes()})"
    first = f"{mine[0].path}: {mine[0].reason}"
    return f"nothing readable in {str(source)!r} ({first}); formats read: {supported_suffixes()}"
