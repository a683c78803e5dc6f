"""Open the models that a home holds, exporting each at its first use."""

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.home import Home
from assistant.settings import (
    LATE_INTERACTION,
    NO_RERANKER,
    EncoderSettings,
    GeneratorSettings,
    RetrievalSettings,
    Settings,
)
from embeddings.encoder import Encoder

if TYPE_CHECKING:
    from assistant.extractive.reader import Reader
    from assistant.generators.language_model import LanguageModel
    from embeddings.reranking import SecondLook

_EXPORTING = threading.Lock()
"""One export at a time: two threads that import transformers at once get half of it."""

_log = logging.getLogger(__name__)


def open_encoder(home: Home, settings: Settings) -> Encoder:
    """Return the encoder of the settings, exporting its model into the home at first use.

    Raises:
        ModelError: The model cannot be loaded or exported.
    """
    chosen = settings.encoder
    if chosen.runtime == "torch":
        from embeddings.sentence_transformer import SentenceTransformerEncoder

        return SentenceTransformerEncoder(chosen.model)
    from embeddings.onnx_encoder import OnnxEncoder

    folder = encoder_folder(home, chosen)
    if not (folder / "encoder.json").exists():
        from embeddings.export import export_encoder

        _log.info("preparing %s, once", chosen.model)
        with _EXPORTING:
            export_encoder(chosen.model, folder, int8=chosen.precision == "int8")
    return OnnxEncoder(folder, threads=chosen.threads)


def encoder_folder(home: Home, chosen: EncoderSettings) -> Path:
    """Return where the exported copy of an encoder lies, one for each precision."""
    return home.model(chosen.model if chosen.precision == "float32" else f"{chosen.model} {chosen.precision}")


def open_reader(home: Home, settings: Settings) -> "Reader":
    """Return the reader, exporting it into the home at first use.

    Raises:
        ModelError: It cannot be exported or its copy is damaged.
    """
    from assistant.extractive.reader import SpanReader
    from assistant.extractive.reader.export import export_reader, reader_name

    folder = home.model(reader_name())
    if not (folder / "model.onnx").exists():
        with _EXPORTING:
            export_reader(folder)
    return SpanReader(folder, threads=settings.encoder.threads)


def open_second_look(chosen: RetrievalSettings, encoder: Encoder) -> "SecondLook | None":
    """Return what compares the best passages once more, None where the settings name nothing.

    Args:
        chosen: Names the reranker and how many passages it compares.
        encoder: Of the index.

    Raises:
        ModelError: The cross-encoder cannot be loaded.
    """
    if chosen.reranker == NO_RERANKER:
        return None
    from embeddings.reranking import SecondLook

    if chosen.reranker == LATE_INTERACTION:
        from embeddings.interaction import LateInteraction

        return SecondLook(LateInteraction(encoder), chosen.rerank_depth)
    from embeddings.cross_encoder import CrossEncoderReranker

    return SecondLook(CrossEncoderReranker(chosen.reranker), chosen.rerank_depth)


def open_language_model(chosen: GeneratorSettings) -> "LanguageModel | None":
    """Return the language model that writes the answers, None where the extractive generator does.

    Raises:
        SettingsError: It is not wholly named, or its key cannot be used.
        ModelError: It cannot be loaded.
    """
    if chosen.name == "extractive":
        return None
    from assistant.generators.background import Patience

    patience = Patience(chosen.silence_s, chosen.timeout_s)
    if chosen.name == "openai":
        from assistant.generators.endpoint import open_endpoint
        from assistant.generators.openai import OpenAiModel

        return OpenAiModel(open_endpoint(chosen.url, chosen.model, chosen.key_file), patience=patience)
    from assistant.generators.transformers import TransformersModel

    return TransformersModel(chosen.model, patience=patience)
