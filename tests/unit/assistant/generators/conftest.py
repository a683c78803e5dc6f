"""Assistants over the small index whose answers a real local server writes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import pytest

from assistant.ask import Assistant
from assistant.check import Checker
from assistant.compose import Application
from assistant.extractive import ExtractiveGenerator
from assistant.extractive.reader import OverlapReader
from assistant.generators.background import Patience
from assistant.generators.endpoint import Endpoint
from assistant.generators.language_model import LanguageModel
from assistant.generators.model_generator import Budget, ModelGenerator
from assistant.generators.openai import OpenAiModel
from embeddings.hashing import HashingEncoder
from embeddings.retriever import HybridRetriever
from embeddings.surroundings import Around, read_around
from tests.samples.model_server import KEY, ModelServer, Reply, model_server

PATIENCE = Patience(silence_s=2.0, total_s=12.0)
BUDGET = Budget(2500, 200)


@pytest.fixture
def serving() -> Iterator[Callable[[Callable[[Reply], None]], ModelServer]]:
    """Start a server that behaves as told; it ends with the test."""
    with ExitStack() as stack:
        yield lambda behaviour: stack.enter_context(model_server(behaviour))


def model_of(server: ModelServer, *, patience: Patience = PATIENCE) -> OpenAiModel:
    return OpenAiModel(Endpoint(server.url, "tiny", KEY), patience=patience)


@pytest.fixture
def with_model(application: Application) -> Callable[..., Assistant]:
    """Make an assistant that asks a language model."""

    def make(
        model: LanguageModel, *, budget: Budget = BUDGET, drop: bool = False, k: int = 4, around: Around = Around.NONE
    ) -> Assistant:
        index, encoder, reader = application.store.open(), HashingEncoder(), OverlapReader()
        extractive = ExtractiveGenerator(encoder, index.lexical, reader)
        return Assistant(
            index,
            HybridRetriever(index, encoder),
            ModelGenerator(model, extractive, budget=budget, read=partial(read_around, index=index, around=around)),
            checker=Checker(reader),
            k=k,
            drop_unsupported=drop,
        )

    return make


@pytest.fixture
def answering(serving, with_model) -> Callable[..., tuple[Assistant, ModelServer]]:
    """Make an assistant whose server behaves as told."""

    def make(behaviour: Callable[[Reply], None], **options: object) -> tuple[Assistant, ModelServer]:
        server = serving(behaviour)
        return with_model(model_of(server), **options), server

    return make
