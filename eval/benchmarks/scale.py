"""How search and change grow with the number of passages: real sentences, synthetic vectors, an index as shipped."""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from corpus.sentences import split_sentences
from embeddings.encoder import Matrix, TokenVectors, normalise
from embeddings.index import Index
from embeddings.retriever import HybridRetriever
from eval.benchmarks.quiet import quiet_bar, tell
from eval.benchmarks.results import keep_result

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_SENTENCES = 60
"""Of one document: some fifteen passages."""

_QUESTIONS, _WORDS = 200, 8
_DIMENSIONS, _TOPICS, _RANK = 384, 4096, 48
_NOISE = 0.5
"""How far a question lies from its passage, as a share of its length; as in the recall that an index measures."""

_LENT = 2000
"""Most documents of one set whose sentences are taken."""

_A_FILE = 1000
"""Documents of one file."""

_SEED = 20


class SyntheticEncoder:
    """Gives each text a vector of its own near one of 4,096 topics, as a language model would, in no time."""

    name = f"synthetic-{_DIMENSIONS}"
    dimensions = _DIMENSIONS
    max_tokens = 254

    def __init__(self) -> None:
        draw = np.random.default_rng(_SEED)
        basis = draw.standard_normal((_RANK, _DIMENSIONS), dtype=np.float32)
        self._topics = normalise(draw.standard_normal((_TOPICS, _RANK), dtype=np.float32) @ basis)
        self._basis = normalise(basis)

    def count_tokens(self, text: str) -> int:
        """Return a number of pieces that ordinary words come to."""
        return int(1.3 * text.count(" ")) + 1

    def knows(self, text: str) -> float:
        """Return 1: it knows every text."""
        return 1.0

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return (n, 384) float32, rows of length 1."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return (n, 384) float32, rows of length 1: the topic of the first words, and a direction of all of them."""
        vectors = np.empty((len(texts), _DIMENSIONS), np.float32)
        for place, text in enumerate(texts):
            draw = np.random.default_rng(_digest(text))
            own = draw.standard_normal(_RANK, dtype=np.float32) @ self._basis / np.sqrt(_RANK)
            vectors[place] = self._topics[draw.integers(_TOPICS)] + own
        return normalise(vectors)

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return no tokens: nothing is answered here."""
        return [TokenVectors(np.zeros((0, _DIMENSIONS), np.float32), np.zeros((0, 2), np.int32)) for _ in texts]


@dataclass(frozen=True, slots=True)
class _Question:
    """Words of a passage, and a vector near its own."""

    text: str
    vector: Matrix


class _Questions(SyntheticEncoder):
    """Knows the vectors of the questions."""

    def __init__(self, questions: Sequence[_Question]) -> None:
        self._vectors = {question.text: question.vector for question in questions}

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of questions, (n, 384)."""
        return np.stack([self._vectors[text] for text in texts])


def measure_scale(data: Path, *, largest: int) -> None:
    """Let one index grow, and at each size time a change and questions; keep what was found.

    Args:
        data: Folder of question sets whose `corpus.jsonl` lend their sentences.
        largest: No index of more passages.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "documents")
        folder.mkdir()
        home = Path(place, "home")
        texts, held, per_document = _documents(data), 0, 19.0
        for size in (size for size in SIZES if size <= largest):
            documents = max(1, round((size - held) / per_document))
            _write(folder / f"{size}.jsonl", islice(texts, documents))
            seconds = _update(home, folder)
            passages = len(_application(home).store.open())
            per_document = (passages - held) / documents
            _write(folder / f"{size}-one.jsonl", islice(texts, 1))
            figures = {
                "passages": passages,
                "ms_a_passage": round(1000 * seconds / (passages - held), 2),
                "one_document_s": round(_update(home, folder), 2),
                "building_mb": _peak_mb(),
                **_in_a_fresh_process(home),
            }
            held = passages
            tell(f"{size}: {figures}")
            keep_result("scale", f"{size:,}", figures)


def search_figures(home: Path) -> dict[str, float]:
    """Return times and memory of questions, and which share of the exact ten nearest vectors is found."""
    index = _application(home).store.open()
    questions = list(_questions(index))
    retriever = HybridRetriever(index, _Questions(questions))
    times = []
    for question in questions:
        begun = time.perf_counter()
        retriever.retrieve(question.text, 5)
        times.append(1000 * (time.perf_counter() - begun))
    memory = _peak_mb()
    everything = np.ones(len(index), np.bool_)  # a search within a mask is exact
    exact = [index.dense.search(each.vector, 10, within=everything)[0] for each in questions]
    found = [
        np.intersect1d(rows, index.dense.search(each.vector, 10)[0])
        for rows, each in zip(exact, questions, strict=True)
    ]
    return {
        "search_p50_ms": round(median(times), 2),
        "search_p95_ms": round(float(np.percentile(times, 95)), 2),
        "recall@10": round(sum(map(len, found)) / sum(map(len, exact)), 3),
        "searching_mb": memory,
    }


def _update(home: Path, folder: Path) -> float:
    """Return the seconds that an update takes."""
    begun = time.perf_counter()
    with quiet_bar("Indexing") as progress:
        _application(home).index([folder], progress=progress)
    return time.perf_counter() - begun


def _in_a_fresh_process(home: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-m", __name__, str(home)], check=True, stdout=subprocess.PIPE)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _application(home: Path) -> Application:
    return Application(
        Home(home, False),
        Settings(),
        make_encoder=lambda *_: SyntheticEncoder(),
        make_reader=lambda *_: OverlapReader(),
    )


def _documents(data: Path) -> Iterator[str]:
    """Yield texts of shuffled sentences without end."""
    paths = sorted(data.glob("r*/*/corpus.jsonl"))
    rows = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()[:_LENT])
    sentences = [row["text"][begin:end] for row in rows for begin, end in split_sentences(row["text"])]
    draw = random.Random(_SEED)
    while True:
        yield " ".join(draw.choices(sentences, k=_SENTENCES))


def _write(path: Path, texts: Iterable[str]) -> None:
    """Write documents as JSON lines, files of a few thousand."""
    for number, batch in enumerate(_batches(texts)):
        rows = (json.dumps({"id": f"{number}-{at}", "text": text}) for at, text in enumerate(batch))
        path.with_name(f"{path.stem}-{number}.jsonl").write_text("\n".join(rows), encoding="utf-8")


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    left = iter(texts)
    while batch := list(islice(left, _A_FILE)):
        yield batch


def _questions(index: Index) -> Iterator[_Question]:
    """Yield the words of some passages, each with a vector near the passage's."""
    draw = np.random.default_rng(_SEED)
    for row in draw.choice(len(index), min(_QUESTIONS, len(index)), replace=False).tolist():
        words = index.passage(row).content.split()
        begin = int(draw.integers(max(1, len(words) - _WORDS)))
        noise = normalise(draw.standard_normal((1, _DIMENSIONS), dtype=np.float32))[0]
        vector = normalise((index.dense.take(np.array([row]))[0] + _NOISE * noise)[None])[0]
        yield _Question(" ".join(words[begin : begin + _WORDS]) + f" {row}", vector)


def _peak_mb() -> int:
    """Return the most memory that this program has held, mapped files included; Linux alone tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return round(int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024)


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(search_figures(Path(sys.argv[1]))))
