"""The composition root: from settings to ready objects."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.home import DEFAULT_COLLECTION, Home
from assistant.keeping import export_index, import_index, purge_index, remove_index, store_of
from assistant.models import open_encoder, open_language_model, open_reader, open_second_look
from assistant.settings import Settings
from corpus.document import STRUCTURE
from corpus.errors import SettingsError
from corpus.tokens import TokenCounter
from embeddings.analysis import ANALYSIS
from embeddings.cache import VectorCache
from embeddings.encoder import Encoder
from embeddings.index import Index
from embeddings.manifest import Manifest, Recipe
from embeddings.progress import Progress, silent
from embeddings.store import IndexStore
from embeddings.surroundings import read_around

# A question needs nothing of what reads files and builds an index, and indexing nothing of what answers: either takes a
# tenth of a second to import.
if TYPE_CHECKING:
    from assistant.ask import Assistant, Rewrite
    from assistant.events import Generator
    from assistant.extractive import ExtractiveGenerator
    from assistant.extractive.reader import Reader
    from assistant.generators.language_model import LanguageModel
    from assistant.index_report import IndexReport
    from assistant.indexing import Indexer
    from assistant.live import LiveAssistant
    from corpus.reading import ReadFiles
    from embeddings.build import IndexBuilder
    from embeddings.reranking import SecondLook
    from embeddings.retriever import HybridRetriever


class Application:
    """Everything that one home and one set of settings make."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        collection: str = DEFAULT_COLLECTION,
        make_encoder: Callable[[Home, Settings], Encoder] | None = None,
        make_reader: "Callable[[Home, Settings], Reader] | None" = None,
        read_files: "ReadFiles | None" = None,
    ) -> None:
        """Prepare; nothing is loaded before it is needed.

        Args:
            home: The data folder.
            settings: What was set.
            collection: Name of the index.
            make_encoder: Another source of the encoder, for tests and for measurements.
            make_reader: Another source of the reader, likewise.
            read_files: Another way to read files, likewise.
        """
        self.home = home
        self.settings = settings
        self.collection = home.collection(collection)
        self.store = self.store_of(collection)
        self._make_encoder = make_encoder or open_encoder
        self._make_reader = make_reader or open_reader
        self._read_files = read_files

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of the settings; the first use exports the model once."""
        return self._make_encoder(self.home, self.settings)

    @cached_property
    def reader(self) -> "Reader":
        """The reader of the extractive generator; the first use exports it once."""
        return self._make_reader(self.home, self.settings)

    @cached_property
    def second_look(self) -> "SecondLook | None":
        """What compares the best passages once more, None where the settings name nothing."""
        return open_second_look(self.settings.retrieval, self.encoder)

    @cached_property
    def language_model(self) -> "LanguageModel | None":
        """The language model of the settings, None for the extractive generator."""
        return open_language_model(self.settings.generator)

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
        reading: Progress = silent,
        dry_run: bool = False,
        replace: bool = False,
        anew: bool = False,
    ) -> "IndexReport":
        """Bring the index up to date with folders or files; the options are those of `Indexer`.

        Args:
            sources: What to read; other sources of the index stay unless `replace`.
            progress: Told how many passages are encoded.
            reading: Told how many files are read.
            dry_run: Only plan.
            replace: Keep nothing but these sources.
            anew: Read and cut every file again.
        """
        indexer = self.indexer(progress=progress, reading=reading)
        if dry_run:
            return indexer.preview(sources, replace=replace)
        return indexer.update(sources, replace=replace, anew=anew)

    def rebuild(self, *, progress: Progress, reading: Progress = silent) -> "IndexReport":
        """Read every source of the index again and cut everything anew."""
        sources = [Path(source) for source in self.store.sources()]
        return self.index(sources, progress=progress, reading=reading, replace=True, anew=True)

    def indexer(self, *, progress: Progress = silent, reading: Progress = silent) -> "Indexer":
        """Return what writes to this collection."""
        from assistant.indexing import Indexer
        from corpus.reading import read_files

        options = self.settings.reading
        return Indexer(
            self.store,
            self._make_builder,
            progress=progress,
            reading=reading,
            read_files=self._read_files or partial(read_files, workers=options.workers, ocr=options.ocr),
            ocr=options.ocr,
        )

    def export(self, file: Path) -> Manifest:
        """Write the collection to one file; arguments and errors of `export_index`."""
        return export_index(self.collection, file)

    def import_archive(self, file: Path, *, replace: bool = False) -> Manifest:
        """Make the collection from such a file; arguments and errors of `import_index`."""
        return import_index(self.collection, file, recipe=self.recipe, replace=replace)

    def remove(self) -> None:
        """Remove the collection with every byte of it."""
        remove_index(self.home, self.collection)

    def purge(self) -> int:
        """Remove every byte of what is no longer indexed and return how many cached vectors that were."""
        return purge_index(self.home, self.collection)

    def _make_builder(self) -> "IndexBuilder":
        from embeddings.build import IndexBuilder

        count = TokenCounter(self.settings.index.tokens).count
        encode = partial(VectorCache(self.home.vectors).encode, self.encoder)
        exact_up_to = self.settings.index.exact_up_to
        return IndexBuilder(self.encoder, count, self.recipe, encode=encode, exact_up_to=exact_up_to)

    def open_live(self, others: Sequence[str] = ()) -> "LiveAssistant":
        """Return an assistant that moves to each new generation by itself; arguments and errors of `open_assistant`."""
        from assistant.live import LiveAssistant

        stores = self._stores(others)
        return LiveAssistant(lambda: self.open_assistant(others), lambda: b"".join(store.pointer() for store in stores))

    def open_retriever(self, others: Sequence[str] = ()) -> "HybridRetriever":
        """Return what finds passages in the current index; arguments and errors of `open_assistant`."""
        return self._open_retriever(self._stores(others), others)

    def open_assistant(self, others: Sequence[str] = ()) -> "Assistant":
        """Return the assistant over the current index.

        Args:
            others: Collections that are asked together with this one.

        Raises:
            NoIndexError, DamagedIndexError, ForeignIndexError: An index is missing or cannot be used.
        """
        from assistant.ask import Assistant
        from assistant.check import Checker
        from assistant.extractive import ExtractiveGenerator

        with ThreadPoolExecutor(max_workers=1) as pool:  # the reader loads beside index and encoder
            stores = self._stores(others)
            reader = pool.submit(lambda: self.reader)
            retriever = self._open_retriever(stores, others)
        extractive = ExtractiveGenerator(
            self.encoder, retriever.index.lexical, reader.result(), threshold=self.settings.generator.threshold
        )
        return Assistant(
            retriever.index,
            retriever,
            self._generator(extractive, retriever.index),
            checker=Checker(reader.result()),
            k=self.settings.retrieval.k,
            rewrite=self._rewrite,
            drop_unsupported=self.settings.generator.unsupported == "drop",
        )

    def _generator(self, extractive: "ExtractiveGenerator", index: Index) -> "Generator":
        """Return what writes the answers: the language model of the settings with the extractive one behind it."""
        if self.language_model is None:
            return extractive
        from assistant.generators.model_generator import Budget, ModelGenerator

        chosen = self.settings.generator
        return ModelGenerator(
            self.language_model,
            extractive,
            budget=Budget(chosen.prompt_tokens, chosen.reply_tokens),
            read=partial(read_around, index=index, around=self.settings.retrieval.around),
        )

    @cached_property
    def _rewrite(self) -> "Rewrite":
        """What makes follow-up questions stand alone."""
        if self.settings.generator.rewrite == "rules":
            from assistant.conversation import make_standalone

            return make_standalone
        if self.language_model is None:
            raise SettingsError("setting generator.rewrite = 'model' needs a model; set generator.name, or 'rules'")
        from assistant.generators.rewriting import ModelRewriter

        return ModelRewriter(self.language_model)

    def store_of(self, name: str) -> IndexStore:
        """Return the index store of a collection of this home."""
        return store_of(self.home.collection(name))

    def _stores(self, others: Sequence[str]) -> list[IndexStore]:
        """Return the stores that are asked, all of which hold an index: no model is loaded for nothing."""
        stores = [self.store, *map(self.store_of, others)]
        for store in stores:
            store.require()
        return stores

    def _open_retriever(self, stores: Sequence[IndexStore], others: Sequence[str]) -> "HybridRetriever":
        from embeddings.retriever import HybridRetriever

        with ThreadPoolExecutor(max_workers=1) as pool:  # the encoder loads beside the index
            encoder = pool.submit(lambda: self.encoder)
            indexes = [store.open() for store in stores]
            encoder.result()
        self.store.refuse_foreign(indexes[0].manifest, self.recipe)
        chosen = self.settings.retrieval
        index = _joined(indexes, [self.collection.name, *others])
        return HybridRetriever(
            index,
            self.encoder,
            fusion=chosen.fusion,
            dense_weight=chosen.dense_weight,
            second_look=self.second_look,
        )


def _joined(indexes: Sequence[Index], names: Sequence[str]) -> Index:
    if len(indexes) == 1:
        return indexes[0]
    from embeddings.joint import join_indexes

    return join_indexes(indexes, names)


def bundled_documents() -> Path:
    """Return the folder of the documents that come with the application."""
    return Path(str(files("corpus"))) / "documents"
