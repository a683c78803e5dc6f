"""Training examples of the reader: a question, a passage, and where in it the answer stands."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.sentences import Span
from embeddings.lexical import Bm25Index
from eval.fitting.perturb import near_miss
from eval.fitting.sets import MEASURED_ONLY, SetRow, read_rows, read_texts, read_titles

TRAINED_ON = (
    "squadshifts_wiki",
    "squadshifts_reddit",
    "squadshifts_amazon",
    "squad2_dev",
    "policyqa",
    "nq_oracle",
    "covidqa",
)
"""The sets under reading/ that allow training; xquad is kept for measuring."""

_WINDOW = 1000
_HARD_NEGATIVES, _DEPTH = 4, 8
_SHARE_HARD, _SHARE_NEAR_MISS, _SHARE_TITLED = 0.15, 0.22, 0.6
_PASSES = {
    "training": 7.0,
    "squad2_dev": 3.0,
    "squadshifts_reddit": 0.6,
    "squadshifts_amazon": 0.6,
    "policyqa": 0.5,
}
"""How often a set's questions come in one pass, once by default: two have misses that people wrote, and one of these
has tables, lists and labelled lines."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, or a claim, and a passage.

    Attributes:
        question: The question, or the claim.
        passage: What is read.
        spans: Where the answer stands; empty when the passage does not answer, and for a claim.
        supports: For a claim, whether the passage holds it; None for a question.
    """

    question: str
    passage: str
    spans: tuple[Span, ...]
    supports: bool | None = None


Answered = tuple[Sequence[str], str, Example]
"""The accepted answers of a question, what its passage stands under, and its example."""


@dataclass(frozen=True, slots=True)
class Source:
    """An example with its set, its document's title, and title and text of passages like its own that do not answer."""

    set_name: str
    example: Example
    title: str
    alike: tuple[tuple[str, str], ...]


def read_sources(data: Path) -> list[Source]:
    """Return the training sources of all sets below `data`/reading."""
    return [source for name in TRAINED_ON for source in sources_of(data / "reading" / name)]


def draw_sources(sources: Sequence[Source], rng: random.Random) -> list[Source]:
    """Return the sources of one pass in random order: each as often as its set's share says."""
    drawn = []
    for source in sources:
        often, rest = divmod(_PASSES.get(source.set_name, 1.0), 1)
        drawn += [source] * (int(often) + (rng.random() < rest))
    rng.shuffle(drawn)
    return drawn


def sample(sources: Sequence[Source], names: Sequence[str], rng: random.Random) -> Iterator[Example]:
    """Yield one example a source, as it is, with a passage that looks alike or as a near miss; most under its title."""
    for source in sources:
        example, title, draw = source.example, source.title, rng.random()
        if example.spans and draw < _SHARE_HARD and source.alike:
            title, passage = rng.choice(source.alike)
            example = Example(example.question, passage, ())
        elif example.spans and _SHARE_HARD <= draw < _SHARE_HARD + _SHARE_NEAR_MISS:
            missed = near_miss(example.question, example.passage, names, rng)
            example = Example(missed, example.passage, ()) if missed else example
        yield titled(example, title) if title and rng.random() < _SHARE_TITLED else example


def titled(example: Example, title: str) -> Example:
    """Return the example as passages are read when a question is asked: under the document's title."""
    more = len(title) + 1
    spans = tuple((start + more, end + more) for start, end in example.spans)
    return replace(example, passage=f"{title}\n{example.passage}", spans=spans)


def sources_of(folder: Path) -> list[Source]:
    """Return the sources of one set; of squad2_dev those that may be trained on."""
    texts, titles, rng = read_texts(folder), read_titles(folder), random.Random(1)
    rows = [row for row in read_rows(folder) if not (folder.name == "squad2_dev" and row.group in MEASURED_ONLY)]
    asked = [
        (row.answers, titles.get(row.documents[0], ""), example)
        for row in rows
        if (example := _example(row, texts[row.documents[0]], rng))
    ]
    return with_alike(folder.name, asked)


def with_alike(set_name: str, asked: Sequence[Answered]) -> list[Source]:
    """Return the sources of the questions of one set, each with passages of the others that look alike."""
    title_of = {example.passage: title for _, title, example in asked}
    return [
        Source(set_name, example, title, tuple((title_of[text], text) for text in found))
        for (_, title, example), found in zip(asked, _alike(asked), strict=True)
    ]


def _example(row: SetRow, text: str, rng: random.Random) -> Example | None:
    """Return the row's example, a long document cut to a window round one of its answers; None without a span."""
    if not row.answerable:
        return Example(row.question, text[:_WINDOW], ())
    spans = row.spans or tuple(span for answer in row.answers for span in _places(text, answer))
    if not spans:
        return None
    begin, end = _window(text, rng.choice(spans), rng)
    inside = tuple((a - begin, b - begin) for a, b in spans if a >= begin and b <= end)
    return Example(row.question, text[begin:end], inside)


def _places(text: str, answer: str) -> list[Span]:
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text, re.I)]


def _window(text: str, span: Span, rng: random.Random) -> Span:
    if len(text) <= _WINDOW:
        return 0, len(text)
    before = rng.randint(0, max(1, _WINDOW - (span[1] - span[0]) - 50))
    begin = max(0, min(span[0] - before, len(text) - _WINDOW))
    return begin, min(len(text), max(begin + _WINDOW, span[1]))


def _alike(asked: Sequence[Answered]) -> Iterator[tuple[str, ...]]:
    """Yield for each question the passages of its set that BM25 finds nearest and that hold none of its answers."""
    passages = sorted({example.passage for *_, example in asked})
    lexical = Bm25Index.from_texts(passages)
    for answers, _, example in asked:
        rows, _ = lexical.search(example.question, _DEPTH)
        wrong = [answer.lower() for answer in answers if len(answer) > 1]
        others = (passages[place] for place in rows.tolist() if passages[place] != example.passage)
        found = [text for text in others if not any(answer in text.lower() for answer in wrong)]
        yield tuple(found[:_HARD_NEGATIVES])
