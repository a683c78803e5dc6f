"""A small index made with the weightless encoder, and a generator that says what a test tells it to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.check import Checker
from assistant.compose import Application
from assistant.events import Event, Evidence, Sentence, Turn
from assistant.extractive.reader import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from corpus.document import BlockKind
from embeddings.hashing import HashingEncoder
from embeddings.retriever import Hit, HybridRetriever

HARBOUR = """# Harbour report

The harbour moved 412 tonnes of grain in 1987. The crane was not repaired.

## Ships

The ferry Aurora sails to Malmo every Tuesday.

## Staff

Nine pilots work in the harbour.
"""
BAKERY = "Bakery notes\n\nThe bakery sold 90 loaves of rye bread on Monday.\n"


@dataclass
class Scripted:
    """A generator that says what the script makes of the hits, and remembers what it was given."""

    script: Callable[[Sequence[Hit]], Iterable[Event]]
    name: str = "scripted"
    given: list[tuple[str, list[Hit], list[Turn]]] = field(default_factory=list)

    def generate(self, question: str, hits: Sequence[Hit], history: Sequence[Turn]) -> Iterator[Event]:
        self.given.append((question, list(hits), list(history)))
        yield from self.script(hits)


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """An application over two indexed documents of four passages; not to be changed by a test."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "documents").mkdir()
    (folder / "documents" / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "documents" / "bakery.txt").write_text(BAKERY, encoding="utf-8")
    return indexed(folder / "home", folder / "documents")


@pytest.fixture(scope="session")
def assistant(application: Application) -> Assistant:
    """The assistant over these documents; it answers with the first paragraph of the best passage."""
    return with_generator(application, Scripted(first_paragraph), k=5)


@pytest.fixture
def scripted(application: Application) -> Callable[..., tuple[Assistant, Scripted]]:
    """Make an assistant whose generator follows a script."""

    def make(script: Callable[[Sequence[Hit]], Iterable[Event]], *, k: int = 5) -> tuple[Assistant, Scripted]:
        generator = Scripted(script)
        return with_generator(application, generator, k=k), generator

    return make


@pytest.fixture
def with_script() -> Callable[[Application], Assistant]:
    """Make an assistant of an application of one's own; it answers with the first paragraph of the best passage."""
    return lambda app: with_generator(app, Scripted(first_paragraph), k=5)


def with_generator(app: Application, generator: Scripted, *, k: int) -> Assistant:
    index = app.store.open()
    checker = Checker(OverlapReader())
    return Assistant(index, HybridRetriever(index, HashingEncoder()), generator, checker=checker, k=k)


def first_paragraph(hits: Sequence[Hit]) -> Iterator[Event]:
    passage = hits[0].passage
    blocks = passage.document.blocks_between(passage.start, passage.end)
    block = next(block for block in blocks if block.kind is BlockKind.PARAGRAPH)
    evidence = Evidence(passage.document, block.start, block.end)
    yield Sentence(evidence.text, (evidence,))


def indexed(home: Path, documents: Path) -> Application:
    home.mkdir(parents=True, exist_ok=True)
    app = Application(Home(home, False), Settings(), make_encoder=lambda _, __: HashingEncoder())
    app.index([documents], progress=lambda _, __: None)
    return app
