"""Serve the page with a generator that follows a script, so that waiting, stopping and doubting can be tried.

Run as: python tests/browser/scripted_server.py HOME DOCUMENTS PORT
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.ask import Assistant
from assistant.check import Checker
from assistant.compose import Application
from assistant.conversations.store import ConversationStore
from assistant.doors.server import serve
from assistant.events import Abstain, Event, Evidence, Sentence, ShortAnswer, Turn
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.live import LiveAssistant
from assistant.settings import Settings
from corpus.document import BlockKind
from corpus.sentences import split_sentences
from embeddings.hashing import HashingEncoder
from embeddings.retriever import Hit, HybridRetriever

STEPS, PAUSE_S = 40, 0.25


class Script:
    """Quotes the best passage; "slowly" takes ten seconds, "doubtfully" adds what is nowhere, "repeat" repeats.

    "row" quotes the second row of the best passage's first table below its header; "both" says each sentence of the
    passage by itself.
    """

    name = "script"

    def generate(self, question: str, hits: Sequence[Hit], history: Sequence[Turn]) -> Iterator[Event]:
        if "refuse" in question:
            yield Abstain(("unicorn",))
            return
        if question.startswith("row"):
            yield from _row(hits[0])
            return
        evidence = _first_paragraph(hits[0])
        if question.startswith("both"):
            yield from _each_sentence(evidence)
            return
        for _ in range(STEPS if "slowly" in question else 1):
            yield Sentence(evidence.text, (evidence,))
            time.sleep(PAUSE_S if "slowly" in question else 0)
        if question.startswith("repeat"):
            yield Sentence(question, (evidence,))
        if "doubtfully" in question:
            yield Sentence("The harbour moved 999 elephants in 1870.", (evidence,))


def _first_paragraph(hit: Hit) -> Evidence:
    passage = hit.passage
    blocks = passage.document.blocks_between(passage.start, passage.end)
    block = next(block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
    return Evidence(passage.document, block.start, block.end)


def _row(hit: Hit) -> Iterator[Event]:
    document = hit.passage.document
    header, _, row = document.lists[min(document.lists)][:3]
    for block in (header, row):
        yield Sentence(document.slice(block), (Evidence(document, block.start, block.end),))
    yield ShortAnswer(document.slice(row).split(" | ")[-1])


def _each_sentence(whole: Evidence) -> Iterator[Sentence]:
    for start, end in split_sentences(whole.text):
        part = Evidence(whole.document, whole.start + start, whole.start + end)
        yield Sentence(part.text, (part,))


def scripted(app: Application) -> Assistant:
    """Return the assistant over the current generation of the index."""
    index = app.store.open()
    retriever = HybridRetriever(index, HashingEncoder())
    return Assistant(index, retriever, Script(), checker=Checker(OverlapReader()), k=5)


def main(home: str, documents: str, port: str) -> None:
    """Index, when the home is new, and serve until ended."""
    app = Application(
        Home(Path(home), False),
        Settings(),
        make_encoder=lambda *_: HashingEncoder(),
        make_reader=lambda *_: OverlapReader(),
    )
    app.index([Path(documents)], progress=lambda *_: None)
    assistant = LiveAssistant(lambda: scripted(app), app.store.pointer)
    store = ConversationStore(app.home.conversations)
    serve(assistant, store, app=app, host="127.0.0.1", port=int(port), ready=lambda: None)


if __name__ == "__main__":
    main(*sys.argv[1:])
