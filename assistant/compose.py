"""The composition root: from settings to ready objects."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from assistant.ask import Assistant
from assistant.check import Checker
from assistant.extractive import ExtractiveGenerator
from assistant.extractive.reader import Reader
from assistant.home import Home
from assistant.models import open_encoder, open_reader
from assistant.settings import Settings
from corpus.errors import DamagedIndexError, ForeignIndexError
from corpus.structure import STRUCTURE
from corpus.tokens import TokenCounter
from embeddings.analysis import ANALYSIS
from embeddings.build import IndexBuilder, Progress, merge
from embeddings.encoder import Encoder
from embeddings.index import Index
from embeddings.manifest import Manifest, Recipe
from embeddings.plan import Plan, Reading, read_sources
from embeddings.retriever import HybridRetriever
from embeddings.store import IndexStore


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What indexing did, or with `dry_run` would do."""

    plan: Plan
    reading: Reading
    manifest: Manifest | None


class Application:
    """Everything that one home and one set of settings make."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        make_encoder: Callable[[Home, Settings], Encoder] | None = None,
        make_reader: Callable[[Home, Settings], Reader] | None = None,
    ) -> None:
        """Prepare; nothing is loaded before it is needed.

        Args:
            home: The data folder.
            settings: What was set.
            make_encoder: Another source of the encoder, for tests and for measurements.
            make_reader: Another source of the reader, likewise.
        """
        self.home = home
        self.settings = settings
        self.store = IndexStore(home.index)
        self._make_encoder = make_encoder or open_encoder
        self._make_reader = make_reader or open_reader

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of the settings; the first use exports the model once."""
        return self._make_encoder(self.home, self.settings)

    @cached_property
    def reader(self) -> Reader:
        """The reader of the extractive generator; the first use exports it once."""
        return self._make_reader(self.home, self.settings)

    @property
    def recipe(self) -> Recipe:
        """What an index made with these settings is made of."""
        return Recipe(
            encoder=self.encoder.name,
            dimensions=self.encoder.dimensions,
            tokens=self.settings.index.tokens,
            budget=self.settings.index.budget,
            analysis=ANALYSIS,
            structure=STRUCTURE,
        )

    def index(
        self,
        sources: Sequence[Path],
        *,
        progress: Progress,
        dry_run: bool = False,
        replace: bool = False,
        anew: bool = False,
    ) -> IndexReport:
        """Bring the index up to date with folders or files.

        Args:
            sources: What to read; other sources of the index stay unless `replace`.
            progress: Told how many passages are encoded.
            dry_run: Only plan.
            replace: Keep nothing but these sources; an old index that cannot be read is no hindrance then.
            anew: Reuse no vector of the old index.

        Raises:
            SourceError: A source does not exist or holds nothing readable.
            LockedIndexError: Another process is writing.
            ForeignIndexError: The index was made by another recipe.
        """
        absolute = [source.expanduser().absolute() for source in sources]
        reading = read_sources(absolute, workers=self.settings.reading.workers)
        if dry_run:
            _, plan = merge(self._old(replace=replace), reading, absolute, keep_others=not replace)
            return IndexReport(plan, reading, None)
        with self.store.writing():
            old = self._old(replace=replace)
            content, plan = merge(old, reading, absolute, keep_others=not replace)
            if old is not None and plan.is_idle and content.skipped == old.manifest.skipped and not replace:
                return IndexReport(plan, reading, old.manifest)
            builder = IndexBuilder(self.encoder, TokenCounter(self.settings.index.tokens).count, self.recipe)
            manifest = self.store.publish(
                lambda folder: builder.write(folder, content, old=None if anew else old, progress=progress)
            )
        return IndexReport(plan, reading, manifest)

    def rebuild(self, *, progress: Progress) -> IndexReport:
        """Read every source of the index again and encode everything anew."""
        sources = [Path(source) for source in self.store.manifest().sources]
        return self.index(sources, progress=progress, replace=True, anew=True)

    def open_assistant(self) -> Assistant:
        """Return the assistant over the current index.

        Raises:
            NoIndexError, DamagedIndexError, ForeignIndexError: The index is missing or cannot be used.
        """
        self.store.require()  # before a model is loaded for nothing
        with ThreadPoolExecutor(max_workers=1) as pool:  # the reader loads beside index and encoder
            reader = pool.submit(lambda: self.reader)
            index = self.store.open()
            self._refuse_foreign(index)
        retrieval, generator = self.settings.retrieval, self.settings.generator
        retriever = HybridRetriever(index, self.encoder, fusion=retrieval.fusion, dense_weight=retrieval.dense_weight)
        writer = ExtractiveGenerator(self.encoder, index.lexical, reader.result(), threshold=generator.threshold)
        return Assistant(index, retriever, writer, checker=Checker(reader.result()), k=retrieval.k)

    def _old(self, *, replace: bool) -> Index | None:
        """Return the generation to build on; when replacing, one that cannot be used counts as none."""
        if not self.store.exists():
            return None
        try:
            index = self.store.open()
            self._refuse_foreign(index)
        except (DamagedIndexError, ForeignIndexError):
            if not replace:
                raise
            return None
        return index

    def _refuse_foreign(self, index: Index) -> None:
        mine, its = self.recipe.model_dump(), index.manifest.recipe.model_dump()
        for name, value in mine.items():
            if its[name] != value:
                raise ForeignIndexError(
                    f"the index in {self.home.folder} was made with {name} {its[name]!r}, the settings say {value!r}; "
                    "run: assistant index --rebuild"
                )


def bundled_documents() -> Path:
    """Return the folder of the documents that come with the application."""
    return Path(str(files("corpus"))) / "documents"
