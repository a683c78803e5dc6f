"""What the application answers, inside and on the wire."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from assistant.check import Verdict
from assistant.events import ABSTENTION, Evidence
from corpus.passage import Passage
from embeddings.retriever import Hit


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that the answer rests on, or, in an abstention, one of the nearest.

    Attributes:
        n: Its number in the answer, from 1.
        passage: The passage.
        quotes: The slices of it that support the answer.
        score: The retriever's fused score, 0 for a passage that was reached through its list.
    """

    n: int
    passage: Passage
    quotes: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of the answer, the citations it names and what the check said."""

    text: str
    citations: tuple[int, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each hop."""

    retrieve: float
    answer: float
    check: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer.

    Attributes:
        question: As asked.
        standalone_question: As searched.
        sentences: The answer, sentence by sentence; empty when abstaining.
        short: The few words that answer, None where the sentences are the answer.
        abstained: Whether the documents do not say.
        missing: In an abstention, words of the question that no document holds.
        confidence: 0 to 1.
        citations: By number; the nearest passages when abstaining.
        hits: All that was retrieved, best first.
        generator: Which generator wrote it.
        index: Generation of the index it came from.
        timings: Milliseconds.
    """

    question: str
    standalone_question: str
    sentences: tuple[CheckedSentence, ...]
    short: str | None
    abstained: bool
    missing: tuple[str, ...]
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    generator: str
    index: str
    timings: Timings

    @property
    def text(self) -> str:
        """The answer with its [n] marks; list items on lines of their own."""
        if self.abstained:
            return abstention(self.missing)
        parts = (f"{s.text} {''.join(f'[{n}]' for n in s.citations)}".rstrip() for s in self.sentences)
        return ("\n" if len(self.sentences) > 2 else " ").join(parts)


def abstention(missing: tuple[str, ...]) -> str:
    """Return the sentence that an abstention shows."""
    if not missing:
        return ABSTENTION
    return f"{ABSTENTION} Found nowhere in them: {', '.join(missing)}."


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuoteOut(_Wire):
    """A supporting slice; offsets in code points of the document's text."""

    text: str
    start: int
    end: int


class CitationOut(_Wire):
    """A cited passage."""

    n: int
    document: str
    title: str
    path: str
    page: int | None
    section: list[str]
    start: int
    end: int
    passage: str
    quotes: list[QuoteOut]
    score: float


class CheckOut(_Wire):
    """A sentence and how far its citations hold it."""

    sentence: str
    citations: list[int]
    support: str
    reason: str


class AnswerOut(_Wire):
    """The answer as `ask --json` and the HTTP interface give it."""

    question: str
    standalone_question: str
    answer: str
    short_answer: str | None
    abstained: bool
    confidence: float
    citations: list[CitationOut]
    checks: list[CheckOut]
    generator: str
    index: str
    timings_ms: dict[str, float]


def to_wire(answer: Answer) -> AnswerOut:
    """Return the answer in the shape of the contract."""
    timings = answer.timings
    return AnswerOut(
        question=answer.question,
        standalone_question=answer.standalone_question,
        answer=answer.text,
        short_answer=answer.short,
        abstained=answer.abstained,
        confidence=round(answer.confidence, 4),
        citations=[citation_to_wire(citation) for citation in answer.citations],
        checks=[
            CheckOut(
                sentence=s.text,
                citations=list(s.citations),
                support=s.verdict.support,
                reason=s.verdict.reason,
            )
            for s in answer.sentences
        ],
        generator=answer.generator,
        index=answer.index,
        timings_ms={name: round(getattr(timings, name), 2) for name in ("retrieve", "answer", "check", "total")},
    )


def citation_to_wire(citation: Citation) -> CitationOut:
    """Return one citation in the shape of the contract."""
    passage = citation.passage
    return CitationOut(
        n=citation.n,
        document=passage.document.path,
        title=passage.document.title,
        path=passage.document.path,
        page=passage.page,
        section=list(passage.section),
        start=passage.start,
        end=passage.end,
        passage=passage.text,
        quotes=[QuoteOut(text=quote.text, start=quote.start, end=quote.end) for quote in citation.quotes],
        score=round(citation.score, 4),
    )
