"""The one path from a question to a checked answer; page, command line, HTTP and evaluation all walk it."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.answer import Answer, CheckedSentence, Timings
from assistant.check import Checker, Support, Verdict
from assistant.citations import CitationList, nearest
from assistant.conversation import make_standalone
from assistant.events import (
    Abstain,
    Confidence,
    Event,
    Evidence,
    Generator,
    Notice,
    Sentence,
    ShortAnswer,
    Turn,
    Waiting,
)
from assistant.questions import clean_question, read_query
from corpus.cleaning import clean
from embeddings.index import Index
from embeddings.query import parse_query
from embeddings.retriever import Hit, HybridRetriever
from embeddings.scope import EVERYTHING, Scope

_SHOWN_EVERY_MS = 80.0

Rewrite = Callable[[str, Sequence[Turn]], str]
"""Makes a question stand alone, given the turns before it, oldest first."""


class Asking(Protocol):
    """What a door needs of an assistant."""

    @property
    def index(self) -> Index:
        """The open generation."""

    @property
    def generator_name(self) -> str:
        """Which generator writes the answers."""

    def ask(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Answer:
        """Return the checked answer to a question."""

    def stream(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Iterator[Answer]:
        """Yield the answer as it grows."""

    def search(self, question: str, k: int, *, scope: Scope = EVERYTHING) -> list[Hit]:
        """Return the k best passages for a question that stands alone."""


class Assistant:
    """Answers questions over one open index."""

    def __init__(
        self,
        index: Index,
        retriever: HybridRetriever,
        generator: Generator,
        *,
        checker: Checker,
        k: int,
        rewrite: Rewrite = make_standalone,
        drop_unsupported: bool = False,
    ) -> None:
        """Put ready parts together.

        Args:
            index: The open generation.
            retriever: Over the same index.
            generator: Writes the answers.
            checker: Compares their sentences with what they cite.
            k: Passages given to the generator.
            rewrite: Makes follow-up questions stand alone.
            drop_unsupported: Leave out what no cited passage holds, instead of marking it.
        """
        self._index = index
        self._retriever = retriever
        self._generator = generator
        self._checker = checker
        self._k = k
        self._rewrite = rewrite
        self._drop_unsupported = drop_unsupported

    @property
    def index(self) -> Index:
        """The open generation."""
        return self._index

    @property
    def generator_name(self) -> str:
        """Which generator writes the answers."""
        return self._generator.name

    def supports(self, sentence: str, passages: Sequence[str]) -> bool:
        """Tell whether passages, taken together, fully support a sentence, by the check that answers go through."""
        return self._checker.check(sentence, passages).support is Support.FULL

    def ask(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Answer:
        """Return the checked answer to a question.

        Args:
            question: As asked, at most 8,000 characters.
            history: Earlier turns, oldest first.
            scope: The documents or folders to answer from; all by default.

        Raises:
            QuestionError: The question is empty, too long or holds no word, or the scope names nothing indexed.
        """
        return deque(self.stream(question, history, scope=scope), maxlen=1).pop()

    def stream(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Iterator[Answer]:
        """Yield the answer as it grows, at most a dozen times a second; the last one is whole.

        The first holds nothing but the passages that were found: they are there long before they have been read.
        Every sentence is checked before it is yielded. While a generator waits for a model, what there is comes again
        and again, so that closing the iterator soon ends the wait.

        Raises:
            QuestionError: As `ask`.
        """
        generation = self.index.manifest.generation
        draft = _Draft(
            clean_question(question),
            self._generator.name,
            generation,
            self._checker,
            drop_unsupported=self._drop_unsupported,
        )
        query = read_query(draft.question)
        history = [_plain(turn) for turn in history]
        draft.standalone = self._rewrite(query.text, history)
        query = replace(query, text=draft.standalone)
        draft.hits = self._retriever.retrieve(query, self._k, scope=scope)
        draft.lap("retrieve")
        draft.cited = CitationList(draft.hits)
        yield draft.answer()
        shown_at = -_SHOWN_EVERY_MS
        for event in self._generator.generate(draft.standalone, draft.hits, history):
            draft.lap("answer")
            draft.take(event)
            draft.lap("check")
            if isinstance(event, Sentence | Waiting) and draft.laps.total - shown_at >= _SHOWN_EVERY_MS:
                shown_at = draft.laps.total
                yield draft.answer()
        draft.lap("answer")
        draft.finish()
        if draft.abstained:
            draft.missing = self._retriever.absent(draft.abstained.sought, query, scope=scope)
        yield draft.answer()

    def search(self, question: str, k: int, *, scope: Scope = EVERYTHING) -> list[Hit]:
        """Return the k best passages for a question that stands alone.

        Raises:
            QuestionError: It says nothing to look for, or the scope names nothing indexed.
        """
        return self._retriever.retrieve(read_query(question), k, scope=scope)


def _plain(turn: Turn) -> Turn:
    """Return a turn of the history, a question without its filters."""
    content = clean(turn.content)
    return Turn(turn.role, (parse_query(content).text or content) if turn.role == "user" else content)


@dataclass(slots=True)
class _Draft:
    """The answer while it grows."""

    question: str
    generator: str
    index: str
    checker: Checker
    drop_unsupported: bool
    standalone: str = ""
    hits: list[Hit] = field(default_factory=list)
    cited: CitationList = field(default_factory=lambda: CitationList(()))
    sentences: list[CheckedSentence] = field(default_factory=list)
    short: str | None = None
    confidence: float = 0.0
    abstained: Abstain | None = None
    missing: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    dropped: int = 0
    laps: Timings = field(default_factory=lambda: Timings(0, 0, 0, 0))
    clock: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """Add the milliseconds since the last lap to one of the timings."""
        now = time.perf_counter()
        spent = (now - self.clock) * 1000
        self.clock = now
        self.laps = replace(
            self.laps,
            total=self.laps.total + spent,
            **{name: getattr(self.laps, name) + spent},
        )

    def take(self, event: Event) -> None:
        """Add what the generator said."""
        match event:
            case Sentence(text, evidence):
                self._say(text, evidence)
            case ShortAnswer(text):
                self.short = text
            case Confidence(value):
                self.confidence = value
            case Abstain():
                self.abstained = event
            case Notice(text, generator):
                self.notes.append(text)
                self.generator = generator or self.generator

    def finish(self) -> None:
        """Say what was left out; an answer of which nothing is left is a refusal."""
        if self.dropped:
            count = "1 sentence" if self.dropped == 1 else f"{self.dropped} sentences"
            self.notes.append(f"{count} that no passage supports left out.")
            if not self.sentences and not self.abstained:
                self.abstained = Abstain(())

    def _say(self, text: str, evidence: Sequence[Evidence]) -> None:
        """Check a sentence and add it, unless it is to be left out."""
        verdict = self._verdict(text, evidence)
        if self.drop_unsupported and verdict.support is Support.NONE:
            self.dropped += 1
        else:
            self.sentences.append(CheckedSentence(text, self.cited.cite(evidence), verdict, tuple(evidence)))

    def _verdict(self, text: str, evidence: Sequence[Evidence]) -> Verdict:
        """Check a sentence against what it cites; of one put together of slices each against its own passage."""
        passages = [self.cited.passage_of(piece).evidence for piece in evidence]
        if len(evidence) < 2 or text != " ".join(piece.text for piece in evidence):
            return self.checker.check(text, list(dict.fromkeys(passages)))
        verdicts = [self.checker.check(piece.text, [held]) for piece, held in zip(evidence, passages, strict=True)]
        return next((verdict for verdict in verdicts if verdict.support is not Support.FULL), verdicts[0])

    def answer(self) -> Answer:
        """Return the answer so far."""
        abstained = self.abstained is not None
        return Answer(
            question=self.question,
            standalone_question=self.standalone,
            sentences=() if abstained else tuple(self.sentences),
            short=None if abstained else self.short,
            abstained=abstained,
            missing=self.missing,
            confidence=self.confidence,
            citations=tuple(nearest(self.hits) if abstained else self.cited.citations),
            hits=tuple(self.hits),
            notes=tuple(self.notes),
            generator=self.generator,
            index=self.index,
            timings=self.laps,
        )
