"""Answers and judged rows made by hand."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, CheckedSentence, Citation, Timings
from assistant.check import Support, Verdict
from assistant.events import Evidence
from corpus.document import Document
from corpus.passage import Passage
from corpus.readers.text import read_text
from embeddings.retriever import Hit
from eval.row import RowReport

TEXT = "The hall opened in May. It cost nine million yuan.\n\nThe port closed. Nobody came."


@pytest.fixture
def document() -> Document:
    """Two paragraphs: the hall at 0-50, the port at 52-81."""
    return read_text(TEXT, name="a").as_document("a.txt")


@pytest.fixture
def answer(document: Document) -> Callable[..., Answer]:
    """Make an answer that quotes one sentence of the document out of its paragraph."""

    def make(quote: str = "It cost nine million yuan.", *, short: str | None = None, abstained: bool = False) -> Answer:
        start = TEXT.index(quote)
        hall, port = (Passage(document, block.start, block.end) for block in document.blocks)
        cited = hall if start < port.start else port
        hits = tuple(Hit(passage, row, 1.0 - row, None, None, None, None) for row, passage in enumerate((port, hall)))
        evidence = Evidence(document, start, start + len(quote))
        return Answer(
            question="q",
            standalone_question="q",
            sentences=() if abstained else (CheckedSentence(quote, (1,), Verdict(Support.FULL, "")),),
            short=short,
            abstained=abstained,
            missing=(),
            confidence=0.75,
            citations=(Citation(1, cited, () if abstained else (evidence,), 1.0),),
            hits=hits,
            notes=(),
            generator="fake",
            index="000001",
            timings=Timings(1.0, 2.0, 3.0, 6.0),
        )

    return make


@pytest.fixture
def judged() -> Callable[..., RowReport]:
    """Make a judged row: answerable, right, rightly cited at rank 1, unless told otherwise."""

    def make(**values: object) -> RowReport:
        right = {"id": "q", "kind": "fact", "question": "Who?", "answerable": True, "correct": True, "cited": True}
        right |= {"accepted": ["Ann"], "grades": [1], "gains": [1]} if values.get("answerable", True) else {}
        return RowReport.model_validate({**right, "f1": 1.0, "rank": 1, "latency_ms": 10.0, **values})

    return make
