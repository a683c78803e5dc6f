"""SQuAD files: each paragraph a document, each span evidence."""

import json
from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from eval.question_set import EvidenceRow
from eval.sets import load_set

SPANS = [{"text": "Ann", "answer_start": 0}, {"text": "Ann", "answer_start": 0}]
ASKED = {"id": "q1", "question": "Who came?", "answers": SPANS}
IMPOSSIBLE = {"id": "q2", "question": "Who left?", "answers": [], "is_impossible": True}


def write(folder: Path, *paragraphs: object) -> str:
    content = {"version": "v2.0", "data": [{"title": "New_York", "paragraphs": list(paragraphs)}]}
    path = folder / "tiny.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def test_a_span_is_the_answer_and_its_own_evidence_once(tmp_path: Path):
    [row] = load_set(write(tmp_path, {"context": "Ann came.", "qas": [ASKED]})).rows
    assert (row.answers, row.answerable) == (("Ann",), True)
    assert row.evidence == (EvidenceRow(document="New York/1", quote="Ann"),)


def test_an_impossible_question_has_no_answer(tmp_path: Path):
    [row] = load_set(write(tmp_path, {"context": "Ann came.", "qas": [IMPOSSIBLE]})).rows
    assert (row.answers, row.answerable, row.evidence) == ((), False, ())


def test_paragraphs_are_numbered_documents_of_their_article(tmp_path: Path):
    found = load_set(write(tmp_path, {"context": "Ann came.", "qas": [ASKED]}, {"context": "Bo left.", "qas": []}))
    assert [(row.id, row.title, row.text) for row in found.documents] == [
        ("New York/1", "New York", "Ann came."),
        ("New York/2", "New York", "Bo left."),
    ]


def test_a_missing_field_is_named_by_its_path(tmp_path: Path):
    with pytest.raises(QuestionSetError, match=r"tiny\.json, field data\.0\.paragraphs\.0\.qas\.0\.id: Field required"):
        load_set(write(tmp_path, {"context": "Ann came.", "qas": [{"question": "Who?"}]}))


def test_what_is_not_json_is_named_by_its_line(tmp_path: Path):
    (tmp_path / "bad.json").write_text('{"data":\n[', encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"bad\.json, line 2: not JSON"):
        load_set(str(tmp_path / "bad.json"))


def test_deep_nesting_is_refused_and_no_crash(tmp_path: Path):
    (tmp_path / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"deep\.json"):
        load_set(str(tmp_path / "deep.json"))
