"""A set is written as a BEIR folder, read back, and ranked."""

import json
from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from eval.benchmarks.beir import write_beir
from eval.benchmarks.rankings import RANKINGS, rank_documents
from eval.question_set import EvidenceRow
from eval.sets import load_set

DOCUMENTS = [{"id": "d1", "title": "Ann", "text": "Ann came by train."}, {"id": "d2", "text": "Bo left by boat."}]
QUESTIONS = [
    {"id": "q1", "question": "Who left by boat?", "split": "test", "evidence": [{"document": "d2", "grade": 2}]},
    {"id": "q2", "question": "Who came?", "split": "train", "evidence": [{"document": "d1"}]},
    {"id": "q3", "question": "Who stayed?", "split": "test", "evidence": []},
]


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return Application(
        Home(tmp_path / "home", False),
        Settings(),
        make_encoder=lambda *_: HashingEncoder(),
        make_reader=lambda *_: OverlapReader(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("corpus", DOCUMENTS), ("questions", QUESTIONS)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return write_beir(tmp_path, tmp_path / "beir", split="test")


def test_the_judged_questions_of_the_split_are_written(folder: Path):
    [row] = load_set(str(folder)).rows
    assert (row.id, row.evidence) == ("q1", (EvidenceRow(document="d2", grade=2),))


def test_without_a_split_every_judged_question_is_written(tmp_path: Path):
    (tmp_path / "corpus.jsonl").write_text(json.dumps(DOCUMENTS[0]), encoding="utf-8")
    asked = {"id": "q", "question": "Who came?", "evidence": [{"document": "d1"}]}
    (tmp_path / "questions.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    [row] = load_set(str(write_beir(tmp_path, tmp_path / "beir"))).rows
    assert row.evidence == (EvidenceRow(document="d1"),)


@pytest.mark.parametrize("name", RANKINGS)
def test_each_ranking_finds_the_one_document_that_has_the_words(app: Application, folder: Path, name: str):
    figures = rank_documents(app, load_set(str(folder)), RANKINGS[name])
    assert figures.pop("n") == 1
    assert set(figures.values()) == {1.0}


def test_a_follow_up_is_searched_as_it_is_meant(app: Application, tmp_path: Path):
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)), encoding="utf-8")
    history = [{"role": "user", "content": "How did Bo leave?"}, {"role": "assistant", "content": "By boat."}]
    asked = {"id": "q", "question": "And when?", "evidence": [{"document": "d2"}], "history": history}
    (tmp_path / "questions.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    assert rank_documents(app, load_set(str(tmp_path)), RANKINGS["BM25 alone"])["recall@1"] == 1.0
