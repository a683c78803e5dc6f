"""Write to an index: bring it up to date, read failed files again, drop a folder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from assistant.index_report import IndexReport
from assistant.sources import absolute, look_into, refuse_unreadable
from corpus.errors import DamagedIndexError, ForeignIndexError, SourceError
from corpus.folder import SourceFile
from corpus.reading import ReadFiles, read_files
from embeddings.build import IndexBuilder
from embeddings.content import Content, ContentReader
from embeddings.index import Index
from embeddings.manifest import InputEntry, Manifest, SkippedEntry
from embeddings.plan import Plan, changes_of, make_plan, retry_plan
from embeddings.progress import Progress, silent
from embeddings.scan import SeenFile, look_at
from embeddings.store import IndexStore


class Indexer:
    """Changes one index, one publication a call; a call that changes nothing publishes nothing."""

    def __init__(
        self,
        store: IndexStore,
        make_builder: Callable[[], IndexBuilder],
        *,
        progress: Progress = silent,
        reading: Progress = silent,
        read_files: ReadFiles = read_files,
        ocr: bool = False,
    ) -> None:
        """Take ready parts.

        Args:
            store: Where the index lies.
            make_builder: Makes the builder of the settings; called inside the writer's lock.
            progress: Told how many passages are encoded.
            reading: Told how many files are read.
            read_files: Reads the files.
            ocr: Whether it reads pages without text too: files that had such pages when it did not are read again.
        """
        self._ocr = ocr
        self._read_files = read_files
        self._store = store
        self._make_builder = make_builder
        self._progress = progress
        self._reading = reading

    def preview(self, sources: Sequence[Path], *, replace: bool = False) -> IndexReport:
        """Return what `update` would do, without parsing a file or writing anything."""
        names = [absolute(source) for source in sources]
        old = self._fitting(self._opened(replace=replace), self._make_builder, replace=replace)
        inputs = old.manifest.inputs if old is not None else ()
        found = look_into(names, inputs)
        dropped = {*map(str, names), *(entry.source for entry in inputs if replace)}
        return IndexReport(
            changes_of(make_plan(inputs, found.files, dropped=dropped, ocr=self._ocr)), found.passed_over, None
        )

    def update(self, sources: Sequence[Path], *, replace: bool = False, anew: bool = False) -> IndexReport:
        """Bring the index up to date with folders or files.

        Args:
            sources: What to read; other sources of the index stay unless `replace`.
            replace: Keep nothing but these sources; an old index that cannot be used is no hindrance then.
            anew: Read and cut every file again.

        Raises:
            SourceError: A source does not exist or holds nothing readable.
            LockedIndexError: Another process is writing.
            ForeignIndexError: The index was made by another recipe.
        """
        names = [absolute(source) for source in sources]
        with self._writing() as building:
            old = self._opened(replace=replace)
            found = look_into(names, old.manifest.inputs if old is not None and not anew else ())
            old = self._fitting(old, building, replace=replace)
            inputs = old.manifest.inputs if old is not None else ()
            others = {entry.source for entry in inputs}
            plan = make_plan(
                inputs, found.files, dropped={*map(str, names), *(others if replace else ())}, ocr=self._ocr
            )
            kept = set() if replace else others - set(map(str, names))
            passed = [entry for entry in (old.manifest.passed_over if old else ()) if entry.source in kept]
            content = self._read(
                _anew(plan) if anew else plan, old, [*passed, *found.passed_over], kept | {*map(str, names)}
            )
            refuse_unreadable(names, content)
            return self._publish(building(), plan, content, old, force=anew)

    def retry(self) -> IndexReport:
        """Read the files again that could not be read, and no other."""
        with self._writing() as building:
            old = self._existing(building)
            failed = [
                entry for entry in old.manifest.inputs if entry.reason is not None or (self._ocr and entry.awaits_ocr)
            ]
            plan = retry_plan(old.manifest.inputs, [_look_again(entry) for entry in failed])
            content = self._read(plan, old, old.manifest.passed_over, old.manifest.sources)
            return self._publish(building(), plan, content, old)

    def forget(self, sources: Sequence[Path]) -> IndexReport:
        """Drop folders or files from the index, whether they still exist or not.

        Raises:
            SourceError: The index does not hold such a source.
        """
        names = {str(absolute(source)) for source in sources}
        with self._writing() as building:
            old = self._existing(building)
            if unknown := sorted(names - set(old.manifest.sources)):
                known = ", ".join(old.manifest.sources) or "nothing"
                raise SourceError(f"{unknown[0]!r} is not among the indexed folders: {known}")
            plan = make_plan(old.manifest.inputs, [], dropped=names)
            passed = [entry for entry in old.manifest.passed_over if entry.source not in names]
            content = self._read(plan, old, passed, set(old.manifest.sources) - names)
            return self._publish(building(), plan, content, old)

    def _read(self, plan: Plan, old: Index | None, passed: Iterable[SkippedEntry], sources: Iterable[str]) -> Content:
        reader = ContentReader(plan, old, read_files=self._read_files)
        inputs, rows = reader.read(progress=self._reading)
        return Content(tuple(sorted(sources)), inputs, rows, (*passed, *reader.faults))

    def _publish(
        self, builder: IndexBuilder, plan: Plan, content: Content, old: Index | None, *, force: bool = False
    ) -> IndexReport:
        """Publish what was read, unless the current generation holds just that."""
        changes = changes_of(plan, content.failed)
        manifest = old.manifest if old is not None else None
        if manifest and plan.is_idle and not force and not (old and old.damage) and _same(content, manifest):
            return IndexReport(changes, manifest.skipped, manifest)
        content = content.with_reserve(manifest.generation if manifest and not changes.deleted else "")
        published = self._store.publish(lambda folder: builder.write(folder, content, old=old, progress=self._progress))
        return IndexReport(changes, published.skipped, published)

    @contextmanager
    def _writing(self) -> Iterator[Callable[[], IndexBuilder]]:
        """Hold the writer's lock, and give what returns the builder: its model loads beside the current generation."""
        with self._store.writing():
            if not self._store.exists():  # the first use exports the model; an interruption does not wait for that
                yield cache(self._make_builder)
                return
            with ThreadPoolExecutor(1) as pool:
                yield pool.submit(self._make_builder).result

    def _existing(self, building: Callable[[], IndexBuilder]) -> Index:
        self._store.require()
        index = self._store.open()
        self._store.refuse_foreign(index.manifest, building().recipe)
        return index

    def _opened(self, *, replace: bool) -> Index | None:
        """Return the generation to build on; when replacing, one that cannot be used counts as none."""
        if not self._store.exists():
            return None
        try:
            return self._store.open()
        except (DamagedIndexError, ForeignIndexError):
            if not replace:
                raise
            return None

    def _fitting(self, old: Index | None, building: Callable[[], IndexBuilder], *, replace: bool) -> Index | None:
        """Return the generation if it was made by the builder's recipe; when replacing, another one counts as none."""
        if old is None:
            return None
        recipe = building().recipe
        if replace and old.manifest.recipe != recipe:
            return None
        self._store.refuse_foreign(old.manifest, recipe)
        return old


def _anew(plan: Plan) -> Plan:
    """Return a plan that reads every file and takes nothing from the old generation."""
    return make_plan((), [step.seen for step in plan.steps if step.seen is not None], dropped=())


def _look_again(entry: InputEntry) -> SeenFile:
    return look_at(entry.source, SourceFile(entry.file, entry.path), None)


def _same(content: Content, manifest: Manifest) -> bool:
    return (content.sources, content.passed_over) == (manifest.sources, manifest.passed_over)
