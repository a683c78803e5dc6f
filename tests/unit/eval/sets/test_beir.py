"""A BEIR folder: judged queries become questions, graded documents their evidence."""

import json
from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from eval.question_set import DocumentRow, EvidenceRow
from eval.sets import load_set

HEAD = "query-id\tcorpus-id\tscore\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two queries and two documents; only q1 is judged in the test split, only q2 in dev."""
    path = tmp_path / "tiny"
    (path / "qrels").mkdir(parents=True)
    lines(path / "queries.jsonl", {"_id": "q1", "text": "Who came?"}, {"_id": "q2", "text": "Who left?"})
    lines(path / "corpus.jsonl", {"_id": "d1", "title": "Ann", "text": "Ann came."}, {"_id": "d2", "text": "Bo left."})
    (path / "qrels" / "test.tsv").write_text(HEAD + "q1\td1\t2\nq1\td2\t0\n", encoding="utf-8")
    (path / "qrels" / "dev.tsv").write_text(HEAD + "q2\td2\t1\n", encoding="utf-8")
    return path


def lines(path: Path, *rows: object) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def test_only_what_the_test_split_judges_is_asked_and_a_grade_of_nought_is_no_evidence(folder: Path):
    [row] = load_set(str(folder)).rows
    assert (row.id, row.question, row.evidence) == ("q1", "Who came?", (EvidenceRow(document="d1", grade=2),))


def test_another_split_is_named_by_its_file(folder: Path):
    assert [row.id for row in load_set(str(folder / "qrels" / "dev.tsv")).rows] == ["q2"]


def test_the_documents_come_along_as_often_as_they_are_read(folder: Path):
    documents = load_set(str(folder)).documents
    wanted = [DocumentRow(id="d1", title="Ann", text="Ann came."), DocumentRow(id="d2", text="Bo left.")]
    assert [list(documents), list(documents)] == [wanted, wanted]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("q1\td1\n", "line 2: 2 columns"),
        ("q1\td1\thigh\n", "line 2, field score: 'high' is not a whole number"),
        ("q9\td1\t1\n", "lacks judged query 'q9'"),
    ],
)
def test_a_bad_judgement_is_named(folder: Path, line: str, message: str):
    (folder / "qrels" / "test.tsv").write_text(HEAD + line, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=message):
        load_set(str(folder))


def test_a_query_without_an_id_is_named_by_file_line_and_field(folder: Path):
    lines(folder / "queries.jsonl", {"_id": "q1", "text": "?"}, {"text": "Who?"})
    with pytest.raises(QuestionSetError, match=r"queries\.jsonl, line 2, field _id"):
        load_set(str(folder))


def test_a_folder_without_judgements_says_what_is_wanted(folder: Path):
    for path in (folder / "qrels").iterdir():
        path.unlink()
    with pytest.raises(QuestionSetError, match=r"qrels holds no <split>\.tsv"):
        load_set(str(folder))
