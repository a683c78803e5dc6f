"""Evaluations as the page starts them."""

import time
from pathlib import Path

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder
from eval.bench import Bench
from eval.own import OWN
from eval.question_set import EvidenceRow, QuestionRow


def collection(home: Home, name: str, text: str) -> Application:
    """Return a collection of one document."""
    app = Application(
        home,
        Settings(),
        collection=name,
        read_files=read_here,
        make_encoder=lambda *_: HashingEncoder(64),
        make_reader=lambda *_: OverlapReader(),
    )
    file = home.folder.parent / f"{name}.txt"
    file.write_text(text, encoding="utf-8")
    app.index([file], progress=lambda *_: None)
    return app


def test_own_questions_are_asked_of_every_collection_that_the_page_answers_from(tmp_path: Path):
    home = Home(tmp_path / "home", False)
    app = collection(home, "default", "The ferry sails at noon.\n")
    collection(home, "work", "The crane lifts 412 tonnes of grain.\n")
    bench = Bench(app, ["work"])
    evidence = EvidenceRow(document="work/work.txt", quote="The crane lifts 412 tonnes of grain.")
    bench.own.put(QuestionRow(id="q", question="How much does the crane lift?", evidence=(evidence,)))
    bench.start(OWN)
    deadline = time.monotonic() + 60
    while bench.work.state.running and time.monotonic() < deadline:
        time.sleep(0.02)
    [run] = bench.runs()
    assert run.measures["recall@5"] == 1.0
    assert not [line for line in bench.told if "not indexed" in line]
