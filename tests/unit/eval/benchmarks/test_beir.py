"""A set is written as a BEIR folder, ranked, and read back."""

import json
from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from eval.benchmarks.beir import rank_documents, write_beir
from eval.question_set import EvidenceRow
from eval.sets import load_set

DOCUMENTS = [{"id": "d1", "title": "Ann", "text": "Ann came by train."}, {"id": "d2", "text": "Bo left by boat."}]
QUESTIONS = [
    {"id": "q1", "question": "Who left by boat?", "split": "test", "evidence": [{"document": "d2", "grade": 2}]},
    {"id": "q2", "question": "Who came?", "split": "train", "evidence": [{"document": "d1"}]},
    {"id": "q3", "question": "Who stayed?", "split": "test", "evidence": []},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("corpus", DOCUMENTS), ("questions", QUESTIONS)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return write_beir(tmp_path, tmp_path / "beir", split="test")


def test_the_judged_questions_of_the_split_are_written(folder: Path):
    [row] = load_set(str(folder)).rows
    assert (row.id, row.evidence) == ("q1", (EvidenceRow(document="d2", grade=2),))


@pytest.mark.parametrize("weight", ["0", "0.6", "1"])
def test_each_ranking_finds_the_one_document_that_has_the_words(folder: Path, tmp_path: Path, weight: str):
    app = Application(
        Home(tmp_path / "home", False),
        Settings(),
        make_encoder=lambda *_: HashingEncoder(),
        make_reader=lambda *_: OverlapReader(),
    )
    figures = rank_documents(app, load_set(str(folder)), {"retrieval.dense_weight": weight})
    assert figures == {"n": 1, "nDCG@10": 1.0, "MRR@10": 1.0, "MAP": 1.0, "recall@10": 1.0}
