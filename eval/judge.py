"""Judge one answer against its question's row."""

from collections.abc import Callable, Sequence

from assistant.answer import Answer, Citation
from assistant.check import Support
from corpus.passage import Passage
from eval.evidence import Gold
from eval.metrics.citation import citation_precision, citation_recall
from eval.metrics.contains import contains
from eval.metrics.exact_match import exact_match
from eval.metrics.list_overlap import list_precision, list_recall
from eval.metrics.numeric import numeric_match
from eval.metrics.support import CitedSentence, Supports, support_precision, support_recall
from eval.metrics.token_f1 import token_f1
from eval.question_set import QuestionRow
from eval.row import CitedRow, RowReport

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
    shown = " ".join(sentence.text for sentence in answer.sentences)  # without [n] marks: "[1]" is no answer
    cited = [] if answer.abstained else list(answer.citations)
    given = [hit.passage for hit in answer.hits]
    count = count or _count_words
    values: dict[str, object] = {
        **_answer_measures(row, answer, shown),
        **_support_measures(answer, supports or _verbatim),
        **_citation_measures(row, cited),
        **_ranking_measures(row, given, given if ranking is None else ranking),
    }
    return unanswered(row).model_copy(
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


def unanswered(row: QuestionRow) -> RowReport:
    """Return the report of a question before there is an answer, or when there will be none."""
    return RowReport(
        id=row.id,
        kind=row.kind,
        question=row.question,
        answerable=row.answerable,
        accepted=row.answers,
        evidence=row.evidence,
        grades=tuple(graded_documents(row).values()),
    )


def graded_documents(row: QuestionRow) -> dict[str, int]:
    """Return the grade of each relevant document: the best of its evidence."""
    grades: dict[str, int] = {}
    for evidence in row.evidence if row.answerable else ():
        if evidence.grade > 0:
            grades[evidence.document] = max(evidence.grade, grades.get(evidence.document, 0))
    return grades


def _answer_measures(row: QuestionRow, answer: Answer, shown: str) -> dict[str, object]:
    if not row.answerable:
        return {"correct": answer.abstained}
    if not row.answers:
        return {}
    brief = answer.short or shown
    measures: dict[str, object] = {
        "exact": exact_match(brief, row.answers),
        "f1": token_f1(brief, row.answers),
        "numeric": numeric_match(f"{shown} {answer.short or ''}", row.answers),
    }
    if row.kind != "list":
        return {**measures, "correct": contains(shown, row.answers) or contains(answer.short or "", row.answers)}
    lines = [sentence.text for sentence in answer.sentences]
    return {
        **measures,
        "list_recall": list_recall(lines, row.answers),
        "list_precision": list_precision(lines, row.answers),
        "correct": all(contains(shown, [item]) for item in row.answers),
    }


def _support_measures(answer: Answer, supports: Supports) -> dict[str, object]:
    """Return what the citations are worth; a sentence with all its passages was checked when it was answered."""
    checked = {_cited_sentence(answer, row): sentence.verdict for row, sentence in enumerate(answer.sentences)}

    def held(sentence: str, passages: Sequence[str]) -> bool:
        verdict = checked.get(CitedSentence(sentence, tuple(passages)))
        return verdict.support is Support.FULL if verdict else supports(sentence, passages)

    if not checked:
        return {}
    sentences = list(checked)
    return {
        "support_recall": support_recall(sentences, held),
        "support_precision": support_precision(sentences, held),
    }


def _citation_measures(row: QuestionRow, cited: list[Citation]) -> dict[str, object]:
    if not graded_documents(row):
        return {}
    gold = [Gold(evidence) for evidence in row.evidence]
    on_evidence = [[piece.cited_by(citation) for piece in gold] for citation in cited]
    return {
        "cited": any(map(any, on_evidence)),
        "citation_precision": citation_precision(on_evidence) if cited else None,
        "citation_recall": citation_recall(on_evidence, len(gold)),
    }


def _ranking_measures(row: QuestionRow, given: Sequence[Passage], ranking: Sequence[Passage]) -> dict[str, object]:
    gold = [Gold(evidence) for evidence in row.evidence]
    ranks = (rank for rank, passage in enumerate(given, 1) if any(piece.held_by(passage) for piece in gold))
    grades = graded_documents(row)
    gains = [grades.get(document, 0) for document in dict.fromkeys(passage.document.path for passage in ranking)]
    while gains and gains[-1] == 0:
        gains.pop()
    return {"rank": next(ranks, None), "gains": tuple(gains)}


def _cited_sentence(answer: Answer, row: int) -> CitedSentence:
    sentence = answer.sentences[row]
    return CitedSentence(sentence.text, tuple(answer.citations[n - 1].passage.evidence for n in sentence.citations))


def _verbatim(sentence: str, passages: Sequence[str]) -> bool:
    return sentence in "\n".join(passages)


def _cited_row(citation: Citation) -> CitedRow:
    passage = citation.passage
    quotes = tuple(quote.text for quote in citation.quotes)
    return CitedRow(document=passage.document.path, page=passage.page, quotes=quotes)


def _count_words(text: str) -> int:
    return len(text.split())
