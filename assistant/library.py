"""The documents of one collection as the page changes them: in the background, one change at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.background import Background, Steps, Stopped
from assistant.conversations.store import ConversationStore
from assistant.erasure import Erased, find_traces, own_sentences
from assistant.index_report import IndexReport
from corpus.errors import SourceError, StoredIndexError
from corpus.folder import find_files
from embeddings.index import Index
from embeddings.manifest import InputEntry, Manifest, SkippedEntry
from embeddings.progress import Progress

if TYPE_CHECKING:
    from assistant.compose import Application
    from assistant.indexing import Indexer

READING, ENCODING, CHECKING = "reading", "encoding", "checking"
"""The steps of a change."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A file of the index.

    Attributes:
        entry: What the index says of it.
        rows: Of its documents.
        passages: How many they have.
        removable: Whether it was dropped on the page, so that it may be deleted there.
    """

    entry: InputEntry
    rows: range
    passages: int
    removable: bool


class Library:
    """What is indexed, and the changes that a user makes to it."""

    def __init__(
        self, app: "Application", index: Callable[[], Index], *, conversations: ConversationStore | None = None
    ) -> None:
        """Take ready parts.

        Args:
            app: Over the collection that is changed.
            index: Returns the generation that answers at present.
            conversations: May quote what is deleted.
        """
        self._conversations = conversations
        self._app = app
        self._index = index
        self._arrived: set[str] = set()
        self._read: tuple[bytes, Manifest] | None = None
        self._lock = Lock()
        self.work = Background()

    @property
    def uploads(self) -> Path:
        """The folder that dropped files are put into."""
        return self._app.collection.uploads

    def manifest(self) -> Manifest:
        """Return what the collection holds; read once for each generation."""
        pointer = self._app.store.pointer()
        if self._read is None or self._read[0] != pointer:
            self._read = (pointer, self._app.store.manifest())
        return self._read[1]

    def held(self) -> Manifest:
        """Return what the answers come from."""
        return self._index().manifest

    def index(self) -> Index:
        """Return the collection's index: the one that answers, or where that is several joined its own."""
        answering = self._index()
        if answering.manifest.generation == self.manifest().generation:
            return answering
        return self._app.store.open()

    def shelved(self) -> Iterator[Shelved]:
        """Yield the files of the index in the order of their documents."""
        manifest = self.manifest()
        firsts = accumulate((entry.documents for entry in manifest.inputs), initial=0)
        for entry, first in zip(manifest.inputs, firsts, strict=False):
            rows = range(first, first + entry.documents)
            passages = sum(manifest.documents[row].passages for row in rows)
            yield Shelved(entry, rows, passages, entry.source == str(self.uploads))

    def find(self, source: str, path: str) -> Shelved:
        """Return one file of the index.

        Raises:
            SourceError: There is none.
        """
        for shelved in self.shelved():
            if (shelved.entry.source, shelved.entry.path) == (source, path):
                return shelved
        raise SourceError(f"{path!r} is not in the index any more; load the list again")

    def arrived(self, path: Path) -> None:
        """Note that a file was put into the folder of uploads."""
        with self._lock:
            self._arrived.add(path.relative_to(self.uploads).as_posix())

    @property
    def waits(self) -> bool:
        """Whether something arrived that nothing takes in."""
        return bool(self._arrived) and not self.work.state.running

    def take_in(self) -> bool:
        """Index what arrived; False while another change runs."""
        return self.work.start(self._take_in)

    def refresh(self, sources: list[Path] | None = None, *, anew: bool = False) -> bool:
        """Bring folders, or all that is indexed, up to date.

        Args:
            sources: New ones too.
            anew: Read and cut every file again.
        """
        return self.work.start(lambda steps: self._indexer(steps).update(sources or self._sources(), anew=anew))

    def retry(self) -> bool:
        """Read the files again that could not be read."""
        return self.work.start(lambda steps: self._indexer(steps).retry())

    def forget(self, source: str) -> bool:
        """Drop a folder from the index and wipe what is left of it from the disk; the folder itself stays."""

        def change(steps: Steps) -> IndexReport:
            report = self._indexer(steps).forget([Path(source)])
            self._app.purge()
            return report

        return self.work.start(change)

    def delete(self, path: str) -> bool:
        """Delete an uploaded file with every byte of it, and prove it.

        Raises:
            SourceError: No such file was uploaded.
        """
        found = self.find(str(self.uploads), path)
        return self.work.start(lambda steps: self._delete(steps, found))

    def _take_in(self, steps: Steps) -> IndexReport | None:
        report = None
        while self._arrived:
            with self._lock:
                batch, self._arrived = self._arrived, set()
            try:
                report = self._take(steps, batch)
            except (Stopped, StoredIndexError):  # the next change goes on with them
                self._arrived |= batch
                raise
        return report

    def _take(self, steps: Steps, batch: set[str]) -> IndexReport:
        """Index a batch of uploads; of those that cannot be read nothing is kept."""
        try:
            report = self._indexer(steps).update([self.uploads])
        except SourceError:  # not one file among the uploads can be read
            self._remove(batch)
            raise
        refused = [entry for entry in report.skipped if self._is_upload(entry) and entry.path in batch]
        if not refused:
            return report
        self._remove({entry.path for entry in refused})
        again = self._indexer(steps).update([self.uploads])
        return replace(report, manifest=again.manifest, skipped=(*refused, *again.skipped))

    def _delete(self, steps: Steps, shelved: Shelved) -> Erased:
        index = self.index()
        documents = [index.documents[row] for row in shelved.rows]
        sentences = own_sentences(documents, index.documents, shelved.rows)
        self._remove({shelved.entry.path})
        indexer = self._indexer(steps)
        left = any(each.removable and each.entry != shelved.entry for each in self.shelved())
        indexer.update([self.uploads]) if left else indexer.forget([self.uploads])
        vectors = self._app.purge()
        home = self._app.home.folder
        quoting = self._conversations.holding(sentences) if self._conversations else []
        files, found = find_traces(home, sentences, progress=steps.step(CHECKING))
        return Erased(
            path=shelved.entry.path,
            passages=shelved.passages,
            vectors=vectors,
            sentences=len(sentences),
            files=len(files),
            size=sum(path.stat().st_size for path in files if path.exists()),
            found=tuple(str(path.relative_to(home)) for path in found if not (quoting and self._keeps_talks(path))),
            conversations=tuple(quoting),
        )

    def _keeps_talks(self, path: Path) -> bool:
        """Tell whether a file is that of the conversations, or one of those that SQLite puts beside it."""
        file = self._app.home.conversations
        return path.parent == file.parent and path.name.startswith(file.name)

    def _sources(self) -> list[Path]:
        """Return what is indexed, and the uploads where a stopped change left some."""
        sources = [Path(source) for source in self.manifest().sources]
        waiting = self.uploads not in sources and self.uploads.is_dir() and bool(find_files(self.uploads).files)
        return [*sources, self.uploads] if waiting else sources

    def _is_upload(self, entry: SkippedEntry) -> bool:
        return entry.source == str(self.uploads)

    def _remove(self, paths: set[str]) -> None:
        for path in paths:
            (self.uploads / path).unlink(missing_ok=True)

    def _indexer(self, steps: Steps) -> "Indexer":
        progress = _InSteps(steps)
        return self._app.indexer(progress=progress.encoding, reading=progress.reading)


class _InSteps:
    """Tells of reading and of encoding as the steps that they are.

    Encoding begins as soon as the last file is read: what is cut and encoded then takes most of the time.
    """

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._reading = steps.step(READING)
        self._encoding: Progress | None = None

    def reading(self, done: int, total: int) -> None:
        self._reading(done, total)
        if done == total:
            self._encoding = self._steps.step(ENCODING)

    def encoding(self, done: int, total: int) -> None:
        self._encoding = self._encoding or self._steps.step(ENCODING)  # a change may read no file
        self._encoding(done, total)
