"""How fast this machine encodes, indexes, searches and answers, beside bare sentence-transformers and FAISS."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.home import Home
from corpus.document import Document
from embeddings.bare import BareSystem
from embeddings.progress import silent

_DOCUMENTS, _PASSAGES, _QUESTIONS, _WORDS = 50, 64, 20, 12


@dataclass(frozen=True, slots=True)
class Timing:
    """One thing that was timed.

    Attributes:
        what: It.
        ours: Seconds, the median.
        bare: Seconds that sentence-transformers and FAISS take for the same, measured in turn; None where they do no
            such thing.
        count: How many passages or questions those seconds are for.
    """

    what: str
    ours: float
    bare: float | None
    count: int

    @property
    def ratio(self) -> float | None:
        """Our time as a share of theirs; below 1 is faster."""
        return None if self.bare is None else self.ours / self.bare


def measure(app: Application, *, rounds: int) -> list[Timing]:
    """Time this machine on documents and passages of an index.

    Questions are the first words of passages. What is compared is timed in turn, so that a busy machine slows both.

    Args:
        app: The application over the index.
        rounds: How often each is timed; the median counts.

    Raises:
        NoIndexError, DamagedIndexError, ForeignIndexError: There is no index that can be used.
    """
    assistant = app.open_assistant()
    index = assistant.index
    step = max(1, len(index) // _PASSAGES)
    passages = [index.passage(row) for row in range(0, len(index), step)][:_PASSAGES]
    texts = [passage.embedding_text for passage in passages]
    questions = [" ".join(passage.content.split()[:_WORDS]) or "what" for passage in passages][:_QUESTIONS]
    documents = [index.documents[row] for row in range(min(_DOCUMENTS, len(index.documents)))]
    bare = BareSystem(index.dense.vectors())
    return [
        _compared("encode", lambda: app.encoder.encode_passages(texts), lambda: bare.encode(texts), len(texts), rounds),
        _indexing(app, documents, bare, rounds),
        _compared(
            "search",
            lambda: [assistant.search(question, 10) for question in questions],
            lambda: [bare.search(question, 10) for question in questions],
            len(questions),
            rounds,
        ),
        _asking(assistant, questions, rounds),
    ]


def _asking(assistant: Assistant, questions: Sequence[str], rounds: int) -> Timing:
    """Time whole answers, which the bare libraries have none of."""
    seconds = [_seconds(lambda: [assistant.ask(question) for question in questions]) for _ in range(rounds)]
    return Timing("ask", median(seconds), None, len(questions))


def _indexing(app: Application, documents: Sequence[Document], bare: BareSystem, rounds: int) -> Timing:
    """Time reading, cutting, encoding and storing documents anew against encoding and adding their passages."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "documents")
        folder.mkdir()
        for number, document in enumerate(documents):
            (folder / f"{number}.txt").write_text(document.text, encoding="utf-8")

        def build(home: Path) -> Application:
            own = Application(Home(home, False), app.settings, make_encoder=lambda *_: app.encoder)
            own.index([folder], progress=silent)
            return own

        built = build(Path(place, "first")).store.open()
        texts = [built.passage(row).embedding_text for row in range(len(built))]
        homes = iter(Path(place, f"home{number}") for number in range(rounds + 1))
        return _compared("index", lambda: build(next(homes)), lambda: bare.add(texts), len(texts), rounds)


def _compared(what: str, ours: Callable[[], object], bare: Callable[[], object], count: int, rounds: int) -> Timing:
    ours(), bare()  # the first of each is slower
    pairs = [(_seconds(ours), _seconds(bare)) for _ in range(rounds)]
    return Timing(what, median(mine for mine, _ in pairs), median(its for _, its in pairs), count)


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun
