"""A question in a language that the reader does not know is answered by its words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.events import Abstain, Confidence, Event, Sentence, ShortAnswer
from assistant.extractive.generator import ExtractiveGenerator
from assistant.extractive.model import PLAIN, packaged_model
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from embeddings.retriever import HybridRetriever

HARBOUR = """北湖港口年报

北湖港口于1987年5月3日建成，位于湖的西岸。港口有12个泊位，每年接待游客4000人。

港口管理局由王丽领导。冬天港口关闭，因为湖面结冰。
"""


class Stranger(OverlapReader):
    """Knows no text, and must not be asked."""

    def knows(self, text: str) -> float:
        return 0.0

    def read(self, question, passages):
        raise AssertionError("it knows nothing of this")


@pytest.fixture(scope="module")
def events_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Event]]:
    folder: Path = tmp_path_factory.mktemp("plain")
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    app = Application(Home(folder / "home", False), Settings(), make_encoder=lambda *_: HashingEncoder())
    app.index([folder / "harbour.txt"], progress=lambda *_: None)
    retriever = HybridRetriever(app.store.open(), HashingEncoder())
    generator = ExtractiveGenerator(HashingEncoder(), retriever.index.lexical, Stranger())
    return lambda question: list(generator.generate(question, retriever.retrieve(question, 5), []))


@pytest.mark.parametrize(
    ("question", "short", "sentence"),
    [
        ("北湖港口是什么时候建成的？", "1987年5月3日", "北湖港口于1987年5月3日建成"),
        ("港口有多少个泊位？", None, "12个泊位"),
        ("冬天港口为什么关闭？", "因为湖面结冰", "冬天港口关闭"),
        ("谁领导港口管理局？", None, "王丽"),
    ],
)
def test_the_sentence_with_the_words_is_shown(events_of, question: str, short: str | None, sentence: str):
    events = events_of(question)
    assert sentence in "".join(event.text for event in events if isinstance(event, Sentence))
    assert [event.text for event in events if isinstance(event, ShortAnswer)] == ([short] if short else [])


@pytest.mark.parametrize("question", ["机场的跑道有多长？", "市长的生日是哪一天？"])
def test_what_shares_no_words_is_refused(events_of, question: str):
    events = events_of(question)
    assert any(isinstance(event, Abstain) for event in events)


def test_the_confidence_is_that_of_the_plain_model(events_of):
    confidence = next(event.value for event in events_of("谁领导港口管理局？") if isinstance(event, Confidence))
    assert confidence >= packaged_model(PLAIN).threshold
