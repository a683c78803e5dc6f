"""Questions that a document asks and answers itself, as pages of frequent questions do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.events import Evidence
from assistant.extractive.expects import Expects, expected_kind
from assistant.extractive.forms.answer import LIKELY, FormedAnswer
from assistant.extractive.lists import documents_of, passages_of
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from corpus.document import Block, BlockKind, Document
from corpus.sentences import Span, split_sentences
from embeddings.analysis import analyse
from embeddings.retriever import Hit

ALIKE = 0.8
"""Least cosine of two questions that ask the same; "get rid of a sofa" and "an old sofa" have .71, and are let go."""

ANSWERED = 0.75
"""Least share of a question's topic that the document's question and answer must hold."""

_VALUES = frozenset({Expects.DATE, Expects.COUNT, Expects.NUMBER, Expects.PERSON, Expects.PLACE})
"""What is answered with a few words, which the best sentence gives."""

_ASKS = "?？"
_COMPARED, _SHOWN = 12, 600
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a document and the sentences that stand behind it, up to its next question or heading."""

    document: Document
    question: str
    answer: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Question and answer."""
        return "\n".join((self.question, *(self.document.text[start:end] for start, end in self.answer)))


def asked_before(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer with what a document answers to the same question."""
    terms = {term.text for term in question.terms}
    near = [each for each in _asked_in(hits) if terms & set(analyse(each.question))][:_COMPARED]
    kinds = [expected_kind(each.question) for each in near]
    same = [
        each
        for each, kind in zip(near, kinds, strict=True)
        if kind not in _VALUES and question.expects in (Expects.OTHER, kind)
    ]
    if not same:
        return None
    vectors = scorer.encoder.encode_queries([question.text, *(each.question for each in same)])
    likeness = (vectors[1:] @ vectors[0]).tolist()
    best = max(range(len(same)), key=likeness.__getitem__)
    if likeness[best] < ALIKE or scorer.extractor.covered(question, same[best].text) < ANSWERED:
        return None
    found = same[best]
    return FormedAnswer(tuple(Evidence(found.document, *span) for span in found.answer), (), LIKELY)


def _asked_in(hits: Sequence[Hit]) -> Iterator[Asked]:
    """Yield the questions of the passages' documents that are in a passage, or over one."""
    for document in documents_of(hits):
        passages = passages_of(document, hits)
        for each in _asked_by(document):
            begin, end = each.answer[0][0], each.answer[-1][1]
            if any(passage.start < end and begin < passage.end for passage in passages):
                yield each


def _asked_by(document: Document) -> Iterator[Asked]:
    """Yield the questions of a document with short answers; one without an answer behind it asks for nothing.

    Only blocks that ask, and what stands behind them, are cut into sentences: most documents ask nothing.
    """
    question, answer = "", list[Span]()
    for block in document.blocks:
        if not question and not _asks(document, block):
            continue
        for span in split_sentences(document.text, block.start, block.end):
            text = document.text[slice(*span)]
            if text[-1] in _ASKS or block.kind is BlockKind.HEADING:
                if question and answer:
                    yield Asked(document, question, tuple(answer))
                question, answer = (text if text[-1] in _ASKS else ""), []
            elif question and block.kind in _PROSE and span[1] - (answer[0][0] if answer else span[0]) <= _SHOWN:
                answer.append(span)
            else:
                question = ""  # a table or a long text behind it
    if question and answer:
        yield Asked(document, question, tuple(answer))


def _asks(document: Document, block: Block) -> bool:
    return any(document.text.find(mark, block.start, block.end) >= 0 for mark in _ASKS)
