"""A made-up yearly report with lists, quantities and an abbreviation, over weightless parts."""

from collections.abc import Callable, Sequence

import pytest

from assistant.compose import Application
from assistant.events import Event
from assistant.extractive.generator import ExtractiveGenerator
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from embeddings.retriever import Hit, HybridRetriever

REPORT = """Yearly report of the Northern Lakes Trust

2019-03-04 10:20:00 admin source: share:

The Northern Lakes Conservation Trust (NLCT) counted a visitor total of 12,400, a boat total of 310 and a \
swan total of 95, with a growth rate of 4%, 7.5% and 11%, respectively.

I. Work on the shore

1. The reed beds were mown in October.

2. Two jetties were repaired by volunteers.

3. A bird hide was opened near Grayling Point.

II. Work in the office

4. Ms Ottoline Frome became the treasurer.

5. The newsletter moved to a new printer.
"""
FEES = """# Fees of the lake

| Boat | Fee | Paid |
| --- | --- | --- |
| Canoe | 12 | yearly |
| Raft | 7 | monthly |
"""
RECIPE = """Bread notes

Rye flour needs more water than wheat flour.

You will need:

- a heavy pot
- a scraper
- rice flour
"""


@pytest.fixture(scope="session")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> HybridRetriever:
    """A search over the report and the notes."""
    folder = tmp_path_factory.mktemp("extractive")
    (folder / "documents").mkdir()
    (folder / "documents" / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "documents" / "bread.txt").write_text(RECIPE, encoding="utf-8")
    (folder / "documents" / "fees.md").write_text(FEES, encoding="utf-8")
    encoder = HashingEncoder()
    app = Application(Home(folder / "home", False), Settings(), make_encoder=lambda *_: encoder)
    app.index([folder / "documents"], progress=lambda *_: None)
    return HybridRetriever(app.store.open(), encoder)


@pytest.fixture(scope="session")
def hits_of(retriever: HybridRetriever) -> Callable[[str], Sequence[Hit]]:
    """Retrieve for a question."""
    return lambda question: retriever.retrieve(question, 5)


@pytest.fixture(scope="session")
def events_of(retriever: HybridRetriever) -> Callable[..., list[Event]]:
    """Generate an answer with the weightless reader, shown however unsure unless a threshold is given."""

    def events(question: str, *, threshold: float = 0.0) -> list[Event]:
        generator = ExtractiveGenerator(
            retriever.encoder, retriever.index.lexical, OverlapReader(), threshold=threshold
        )
        return list(generator.generate(question, retriever.retrieve(question, 5), ()))

    return events
