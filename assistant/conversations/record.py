"""What is kept of an answer: all that showing it again needs, without the index that it came from."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Self

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer, CheckedSentence, Citation
from assistant.check import Support
from assistant.events import Evidence
from corpus.passage import Passage
from embeddings.retriever import Hit

_RETRIEVED = 5
"""Most passages that are kept besides the cited ones."""
_HEADER = 2_000
"""Most characters of the names of a table's columns that are kept with a passage."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TableRecord(_Record):
    """Rows of one table that stand in a passage one after the other.

    Attributes:
        header: The row that names the columns, which may stand before the passage.
        rows: Offsets (start, end) of each row in the document's text.
    """

    header: str
    rows: tuple[tuple[int, int], ...]


class PassageRecord(_Record):
    """A passage with what tells where it stands; offsets in code points of the document's text.

    Attributes:
        document: Path of the document.
        title: Its title.
        date: Its own date, verbatim.
        content_hash: What the document held; another hash today means that the source changed.
        section: Headings above the passage, outermost first.
        page: 1-based page, None without pages.
        number: Label of the item that is quoted, such as "59".
        start: Offset of the first character.
        end: Offset one past the last.
        text: The passage, verbatim.
        tables: In order of their places.
    """

    document: str
    title: str
    date: str | None
    content_hash: str
    section: tuple[str, ...]
    page: int | None
    number: str | None
    start: int
    end: int
    text: str
    tables: tuple[TableRecord, ...] = ()  # absent from what was kept before they were

    @classmethod
    def of(cls, passage: Passage, quotes: Iterable[Evidence] = ()) -> Self:
        """Return the record of a passage of which some slices are quoted."""
        document = passage.document
        blocks = [document.block_at(quote.start) for quote in quotes]
        return cls(
            document=document.path,
            title=document.title,
            date=document.date,
            content_hash=document.content_hash,
            section=passage.section,
            page=passage.page,
            number=next((block.number for block in blocks if block and block.number), None),
            start=passage.start,
            end=passage.end,
            text=passage.text,
            tables=tuple(_tables(passage)),
        )


class Found(_Record):
    """How the search found a passage.

    Attributes:
        dense_rank: 1-based rank by meaning, None when that search did not reach it.
        lexical_rank: 1-based rank by words, likewise.
        words: The question's words that the passage, its title or its headings hold.
        second_rank: 1-based rank after the second look, None where there was none.
    """

    dense_rank: int | None
    lexical_rank: int | None
    words: tuple[str, ...]
    second_rank: int | None = None

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """Return how a hit was found."""
        return cls(
            dense_rank=hit.dense_rank,
            lexical_rank=hit.lexical_rank,
            words=tuple(word.text for word in hit.words),
            second_rank=hit.second_rank,
        )


class SourceRecord(_Record):
    """A passage beside an answer.

    Attributes:
        n: Its number in the answer, None for one that was retrieved and not cited.
        passage: The passage.
        quotes: Offsets (start, end) of the slices that support the answer, in the document's text.
        found: None for a passage that was reached through its list.
    """

    n: int | None
    passage: PassageRecord
    quotes: tuple[tuple[int, int], ...]
    found: Found | None


class SentenceRecord(_Record):
    """A checked sentence.

    Attributes:
        text: It.
        citations: Numbers of the passages that it names.
        support: How far they hold it.
        reason: Why not further.
        quotes: What it rests on itself: number of the citation, start and end in the document's text.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    reason: str
    quotes: tuple[tuple[int, int, int], ...] = ()  # absent from what was kept before there were any

    @classmethod
    def of(cls, sentence: CheckedSentence, citations: Iterable[Citation]) -> Self:
        """Return the record of a sentence of an answer with these citations."""
        verdict, named = sentence.verdict, (each for each in citations if each.n in sentence.citations)
        own = ((each.n, quote) for each in named for quote in each.quotes if quote in sentence.evidence)
        return cls(
            text=sentence.text,
            citations=sentence.citations,
            support=verdict.support,
            reason=verdict.reason,
            quotes=tuple((n, quote.start, quote.end) for n, quote in own),
        )


class AnswerRecord(_Record):
    """An answer as it was shown; the fields are those of `Answer`."""

    question: str
    standalone_question: str
    text: str
    sentences: tuple[SentenceRecord, ...]
    short: str | None
    abstained: bool
    missing: tuple[str, ...]
    cited: tuple[SourceRecord, ...]
    retrieved: tuple[SourceRecord, ...]
    notes: tuple[str, ...] = ()  # absent from what was kept before there were any

    @property
    def begun(self) -> bool:
        """Whether it says anything yet; before that, passages were found and are being read."""
        return bool(self.sentences or self.abstained)


def record_of(answer: Answer) -> AnswerRecord:
    """Return what is kept of an answer."""
    found = {_place(hit.passage): Found.of(hit) for hit in answer.hits}
    cited = {_place(citation.passage) for citation in answer.citations}
    rest = [hit.passage for hit in answer.hits if _place(hit.passage) not in cited]
    return AnswerRecord(
        question=answer.question,
        standalone_question=answer.standalone_question,
        text=answer.text,
        sentences=tuple(SentenceRecord.of(sentence, answer.citations) for sentence in answer.sentences),
        short=answer.short,
        abstained=answer.abstained,
        missing=answer.missing,
        cited=tuple(
            SourceRecord(
                n=citation.n,
                passage=PassageRecord.of(citation.passage, citation.quotes),
                quotes=tuple((quote.start, quote.end) for quote in citation.quotes),
                found=found.get(_place(citation.passage)),
            )
            for citation in answer.citations
        ),
        retrieved=tuple(
            SourceRecord(n=None, passage=PassageRecord.of(passage), quotes=(), found=found[_place(passage)])
            for passage in rest[:_RETRIEVED]
        ),
        notes=answer.notes,
    )


def _tables(passage: Passage) -> Iterator[TableRecord]:
    document = passage.document
    inside = document.blocks_between(passage.start, passage.end)
    for _, blocks in groupby(inside, key=lambda block: (document.header_of(block) is not None, block.list_id)):
        rows = tuple(blocks)
        if header := document.header_of(rows[0]):
            spans = ((max(row.start, passage.start), min(row.end, passage.end)) for row in rows)
            yield TableRecord(header=document.slice(header)[:_HEADER], rows=tuple(spans))


def _place(passage: Passage) -> tuple[str, str, int, int]:
    """Return what tells passages apart; hashing a passage itself would hash every block of its document."""
    return passage.document.path, passage.document.content_hash, passage.start, passage.end
