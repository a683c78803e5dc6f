"""The bundled set keeps what it promises: its evidence stands in the documents word for word."""

from collections import Counter

import pytest

from assistant.compose import bundled_documents
from corpus.document import Document
from corpus.folder import find_files
from corpus.readers import read_file
from eval.metrics.contains import contains
from eval.question_set import QuestionRow
from eval.sets import load_set

ROWS = load_set("scoda").rows
ANSWERABLE = [row for row in ROWS if row.answerable]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    files = find_files(bundled_documents()).files
    read = [read_file(file.path, relative=file.relative) for file in files]
    return {document.path: document for content in read for document in content.documents}


def test_there_are_at_least_sixty_questions():
    assert len(ROWS) >= 60


def test_every_id_is_there_once():
    assert [name for name, count in Counter(row.id for row in ROWS).items() if count > 1] == []


def test_every_kind_that_the_set_promises_is_there():
    kinds = {row.kind for row in ROWS}
    assert {"fact", "number", "list", "item", "respectively", "follow-up", "paraphrase", "typo", "absent"} <= kinds


def test_a_fifth_or_more_of_the_questions_have_no_answer_in_the_documents():
    assert len(ROWS) - len(ANSWERABLE) >= len(ROWS) / 5


@pytest.mark.parametrize("row", ANSWERABLE, ids=lambda row: row.id)
def test_every_evidence_quote_stands_verbatim_in_its_document(row: QuestionRow, documents: dict[str, Document]):
    assert row.evidence
    for evidence in row.evidence:
        assert evidence.quote
        assert evidence.quote in documents[evidence.document].text


@pytest.mark.parametrize("row", ANSWERABLE, ids=lambda row: row.id)
def test_every_answer_stands_in_a_document_of_its_evidence(row: QuestionRow, documents: dict[str, Document]):
    texts = [documents[evidence.document].text for evidence in row.evidence]
    held = [any(contains(text, [answer]) for text in texts) for answer in row.answers]
    assert held
    assert all(held) if row.kind == "list" else any(held)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.answerable], ids=lambda row: row.id)
def test_a_question_without_an_answer_has_neither_answers_nor_evidence(row: QuestionRow):
    assert (row.answers, row.evidence) == ((), ())
