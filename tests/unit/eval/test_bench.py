"""Evaluations as the page starts them."""

import time
from pathlib import Path

from assistant.home import Home
from eval.bench import Bench
from eval.own import OWN
from eval.question_set import EvidenceRow, QuestionRow
from tests.samples.application import collection


def test_own_questions_are_asked_of_every_collection_that_the_page_answers_from(tmp_path: Path):
    home = Home(tmp_path / "home", False)
    app = collection(home, "default", "The ferry sails at noon.\n")
    collection(home, "work", "The crane lifts 412 tonnes of grain.\n")
    bench = Bench(app, ["work"])
    evidence = EvidenceRow(document="work/0.txt", quote="The crane lifts 412 tonnes of grain.")
    bench.own.put(QuestionRow(id="q", question="How much does the crane lift?", evidence=(evidence,)))
    bench.start(OWN)
    deadline = time.monotonic() + 60
    while bench.work.state.running and time.monotonic() < deadline:
        time.sleep(0.02)
    [run] = bench.runs()
    assert run.measures["recall@5"] == 1.0
    assert not [line for line in bench.told if "not indexed" in line]
