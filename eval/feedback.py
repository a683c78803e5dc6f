"""What a user says about an answer, as a question of the user's own set."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from assistant.conversations.record import AnswerRecord, SourceRecord
from assistant.events import Turn
from corpus.sentences import split_sentences
from eval.metrics.contains import contains
from eval.own import own_id
from eval.question_set import EvidenceRow, HistoryRow, QuestionRow


class Feedback(StrEnum):
    """What a user may say about an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSE = "refuse"
    SOURCE = "source"


def question_of(
    answer: AnswerRecord, history: Sequence[Turn], feedback: Feedback, *, scope: tuple[str, ...] = ()
) -> QuestionRow:
    """Return the question that a user's word on its answer makes.

    "right" keeps answer and quotes as what is to be found; "source" keeps the answer alone; "refuse" says that the
    documents hold none; "wrong" leaves open what would be right. A refusal that is right holds no answer either.

    Args:
        answer: As it was shown.
        history: The turns before it; kept where the question was not searched as it was asked.
        feedback: What the user said.
        scope: Documents or folders that were asked.
    """
    stands_alone = answer.standalone_question == answer.question
    turns = () if stands_alone else tuple(HistoryRow(role=turn.role, content=turn.content) for turn in history)
    row = QuestionRow(id=own_id(answer.question, turns, scope), question=answer.question, history=turns, scope=scope)
    if feedback is Feedback.REFUSE or (feedback is Feedback.RIGHT and answer.abstained):
        return row.model_copy(update={"answerable": False})
    if feedback is Feedback.WRONG or answer.abstained:
        return row
    given = _given(answer)
    evidence = evidence_of(answer.cited) if feedback is Feedback.RIGHT else ()
    kind = "list" if len(given) > 1 else row.kind
    return row.model_copy(update={"answers": given, "evidence": evidence, "kind": kind})


def corrected(row: QuestionRow, answers: Iterable[str], sources: Iterable[SourceRecord]) -> QuestionRow:
    """Return a question with the right answer and the passages that prove it; what is not given stays as it was."""
    given = tuple(answers) or row.answers
    evidence = evidence_of(sources, answers=given) or row.evidence
    kind = row.kind if given == row.answers else "question"
    answerable = row.answerable or bool(tuple(answers))
    return row.model_copy(update={"answers": given, "evidence": evidence, "kind": kind, "answerable": answerable})


def evidence_of(sources: Iterable[SourceRecord], answers: Sequence[str] = ()) -> tuple[EvidenceRow, ...]:
    """Return the quotes of passages: those that an answer rests on, else the sentences that hold an accepted answer.

    A passage without either is quoted whole.
    """
    found = ((source.passage.document, quote) for source in sources for quote in _quotes(source, answers))
    return tuple(EvidenceRow(document=document, quote=quote) for document, quote in dict.fromkeys(found))


def _quotes(source: SourceRecord, answers: Sequence[str]) -> list[str]:
    passage = source.passage
    text = passage.text
    quoted = [text[start - passage.start : end - passage.start] for start, end in source.quotes]
    if any(contains(quote, answers) for quote in quoted) or (quoted and not answers):
        return quoted
    holding = [
        text[start:end] for start, end in split_sentences(text) if answers and contains(text[start:end], answers)
    ]
    return holding[:1] or [text]


def _given(answer: AnswerRecord) -> tuple[str, ...]:
    """Return what was answered: the short answer, else each sentence."""
    return (answer.short,) if answer.short else tuple(sentence.text for sentence in answer.sentences)
