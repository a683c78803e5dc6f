"""Answers in the shape of the contract: `ask --json`, `--batch` and the HTTP interface."""

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer, Citation


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
    notes: list[str]
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
        notes=list(answer.notes),
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
