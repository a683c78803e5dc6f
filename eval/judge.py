"""Judge one answer against its question's row."""

from collections.abc import Callable, Sequence

from assistant.answer import Answer, Citation
from corpus.passage import Passage
from eval.citing import citation_measures, support_measures
from eval.evidence import Gold
from eval.metrics.contains import contains
from eval.metrics.exact_match import exact_match
from eval.metrics.list_overlap import list_precision, list_recall
from eval.metrics.numeric import numeric_match
from eval.metrics.support import Supports
from eval.metrics.token_f1 import token_f1
from eval.question_set import QuestionRow
from eval.row import CitedRow, Lost, RowReport

Count = Callable[[str], int]
"""Number of tokens of a text."""


def judge(
    row: QuestionRow,
    answer: Answer,
    *,
    ranking: Sequence[Passage] | None = None,
    supports: Supports | None = None,
    count: Count | None = None,
) -> RowReport:
    """Return what is right and wrong about an answer.

    Args:
        row: The question.
        answer: What came back.
        ranking: Passages beyond those that the generator was given, best first; by default just those.
        supports: Tells whether some of a sentence's passages hold it; by default only verbatim.
        count: Token counter; by default words are counted.
    """
    lines = [sentence.text for sentence in answer.sentences]  # without [n] marks: "[1]" is no answer
    shown = " ".join(lines)
    cited = [] if answer.abstained else list(answer.citations)
    given = [hit.passage for hit in answer.hits]
    count = count or _count_words
    values: dict[str, object] = {
        **_answer_measures(row, lines, short=answer.short, abstained=answer.abstained),
        **support_measures(answer, supports),
        **citation_measures(row.evidence if graded_documents(row) else (), cited),
        **_ranking_measures(row, given, given if ranking is None else ranking),
    }
    return _asked(row).model_copy(
        update={
            "abstained": answer.abstained,
            "confidence": answer.confidence,
            "answer": shown,
            "short_answer": answer.short,
            "citations": tuple(map(_cited_row, cited)),
            "tokens_read": sum(count(passage.text) for passage in given),
            "tokens_written": count(shown),
            "latency_ms": answer.timings.total,
            **values,
        }
    )


def failed(row: QuestionRow, error: str) -> RowReport:
    """Return the report of a question that could not be answered: all that applies to it counts as nought."""
    return _asked(row).model_copy(update={**_answer_measures(row, ()), "error": error, "lost": Lost.FAILED})


def graded_documents(row: QuestionRow) -> dict[str, int]:
    """Return the grade of each relevant document: the best of its evidence."""
    grades: dict[str, int] = {}
    for evidence in row.evidence if row.answerable else ():
        if evidence.grade > 0:
            grades[evidence.document] = max(evidence.grade, grades.get(evidence.document, 0))
    return grades


def _asked(row: QuestionRow) -> RowReport:
    return RowReport(
        id=row.id,
        kind=row.kind,
        question=row.question,
        answerable=row.answerable,
        accepted=row.answers,
        evidence=row.evidence,
        grades=tuple(graded_documents(row).values()),
    )


def _answer_measures(
    row: QuestionRow, lines: Sequence[str], *, short: str | None = None, abstained: bool = False
) -> dict[str, object]:
    if not row.answerable:
        return {"correct": abstained}
    if not row.answers:
        return {}
    shown = " ".join(lines)
    measures: dict[str, object] = {
        "exact": exact_match(short or shown, row.answers),
        "f1": token_f1(short or shown, row.answers),
        "numeric": numeric_match(f"{shown} {short or ''}", row.answers),
    }
    if row.kind != "list":
        return {**measures, "correct": contains(shown, row.answers) or contains(short or "", row.answers)}
    return {
        **measures,
        "list_recall": list_recall(lines, row.answers),
        "list_precision": list_precision(lines, row.answers),
        "correct": all(contains(shown, [item]) for item in row.answers),
    }


def _ranking_measures(row: QuestionRow, given: Sequence[Passage], ranking: Sequence[Passage]) -> dict[str, object]:
    gold = [Gold(evidence) for evidence in row.evidence]
    ranks = (rank for rank, passage in enumerate(given, 1) if any(piece.held_by(passage) for piece in gold))
    grades = graded_documents(row)
    gains = [grades.get(document, 0) for document in dict.fromkeys(passage.document.path for passage in ranking)]
    while gains and gains[-1] == 0:
        gains.pop()
    return {"rank": next(ranks, None), "gains": tuple(gains)}


def _cited_row(citation: Citation) -> CitedRow:
    passage = citation.passage
    quotes = tuple(quote.text for quote in citation.quotes)
    return CitedRow(document=passage.document.path, page=passage.page, quotes=quotes)


def _count_words(text: str) -> int:
    return len(text.split())
