"""Judge one answer against its question's row."""

from collections.abc import Iterator

from assistant.answer import Answer, Citation
from corpus.passage import Passage
from eval.metrics.contains import contains
from eval.metrics.token_f1 import token_f1
from eval.question_set import EvidenceRow, QuestionRow
from eval.report import RowReport


def judge(row: QuestionRow, answer: Answer) -> RowReport:
    """Return what is right and wrong about an answer."""
    shown = " ".join(sentence.text for sentence in answer.sentences)  # without [n] marks: "[1]" is no answer
    cited = [citation for citation in answer.citations if not answer.abstained]
    return RowReport(
        id=row.id,
        kind=row.kind,
        question=row.question,
        answerable=row.answerable,
        abstained=answer.abstained,
        confidence=answer.confidence,
        answer=shown,
        short_answer=answer.short,
        correct=_correct(row, answer, shown),
        cited=any(_cites(citation, evidence) for citation in cited for evidence in row.evidence),
        f1=token_f1(answer.short or shown, row.answers) if row.answerable else None,
        rank=_rank(row, [hit.passage for hit in answer.hits]),
        latency_ms=answer.timings.total,
    )


def _correct(row: QuestionRow, answer: Answer, shown: str) -> bool:
    """An answerable question is right when an accepted answer is shown (each item, for a list); else by refusing."""
    if not row.answerable:
        return answer.abstained
    if row.kind == "list":
        return bool(row.answers) and all(contains(shown, [item]) for item in row.answers)
    return contains(shown, row.answers) or contains(answer.short or "", row.answers)


def _cites(citation: Citation, evidence: EvidenceRow) -> bool:
    passage = citation.passage
    if not _holds(passage, evidence):
        return False
    if evidence.quote is None:
        return True
    places = list(_occurrences(passage, evidence.quote))
    return any(quote.start < end and begin < quote.end for begin, end in places for quote in citation.quotes)


def _rank(row: QuestionRow, passages: list[Passage]) -> int | None:
    ranks = (rank for rank, passage in enumerate(passages, 1) for evidence in row.evidence if _holds(passage, evidence))
    return next(ranks, None)


def _holds(passage: Passage, evidence: EvidenceRow) -> bool:
    """Tell whether a passage is on the evidence: its document, page and the quote's text, whichever are given."""
    same = passage.document.path == evidence.document
    on_page = evidence.page is None or passage.page in (None, evidence.page)
    return same and on_page and (evidence.quote is None or _overlaps(passage, evidence.quote))


def _overlaps(passage: Passage, quote: str) -> bool:
    """Tell whether the passage holds the quote, or at least half of it where a cut runs through it."""
    shared = (min(passage.end, end) - max(passage.start, begin) for begin, end in _occurrences(passage, quote))
    return any(2 * length >= len(quote) for length in shared)


def _occurrences(passage: Passage, quote: str) -> Iterator[tuple[int, int]]:
    """Yield where the quote stands in the passage's document."""
    begin = passage.document.text.find(quote)
    while begin >= 0:
        yield begin, begin + len(quote)
        begin = passage.document.text.find(quote, begin + 1)
