"""What the models are fitted on: each question stands with the passage that it is asked of."""

import json
from pathlib import Path

import pytest

from eval.fitting.material import FORMS, PAPERS, TRAINING, TUNING, sources_of_passages
from eval.sets.native import read_folder

LEASE = """# Lease of a market stall

## 2. Money

| Item | Amount |
| --- | --- |
| Deposit | 300 euros |
| Rent, per month | 85 euros |

## 3. Days

The stall is open on Tuesdays. It may stay closed in January.
"""


def write_set(folder: Path, *rows: tuple[str, list[str], str]) -> Path:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "lease.md").write_text(LEASE, encoding="utf-8")
    questions = [
        {"id": str(place), "question": question, "answers": answers, "answerable": bool(answers),
         "evidence": [{"document": "lease.md", "quote": quote}]}
        for place, (question, answers, quote) in enumerate(rows)
    ]  # fmt: skip
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    (folder / "questions.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_question_stands_with_its_passage_under_title_and_heading(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set", ("How high is the deposit?", ["300 euros", "300"], "Deposit | 300 euros"))
    (source,) = sources_of_passages(folder)
    passage = source.example.passage
    assert [passage[slice(*span)] for span in source.example.spans] == ["300 euros", "300"]
    assert source.title == "Lease of a market stall\n2. Money"
    assert "Rent, per month" in passage and "Tuesdays" not in passage


def test_an_answer_counts_only_within_its_evidence(tmp_path: Path) -> None:
    rows = [
        ("When is it open?", ["Tuesdays"], "The stall is open on Tuesdays."),
        ("When is it closed?", ["Tuesdays"], "It may stay closed in January."),
    ]
    (source,) = sources_of_passages(write_set(tmp_path / "set", *rows))
    assert source.example.question == "When is it open?"


def test_an_answer_may_run_over_the_end_of_a_wrapped_line(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set", ("When?", ["at half past six"], "They open at half past six."))
    text = "Market of Brenn\n\nThe stalls were moved in 2019. They open at\nhalf past six.\n"
    (folder / "documents" / "lease.md").write_text(text, encoding="utf-8")
    (source,) = sources_of_passages(folder)
    assert [source.example.passage[slice(*span)] for span in source.example.spans] == ["at\nhalf past six"]


def test_a_question_without_an_answer_keeps_the_passage_that_it_misses(tmp_path: Path) -> None:
    rows = [
        ("When is it open?", ["Tuesdays"], "The stall is open on Tuesdays."),
        ("How high is the rent in December?", [], "Rent, per month | 85 euros"),
    ]
    opened, missed = sources_of_passages(write_set(tmp_path / "set", *rows))
    assert missed.example.spans == () and "85 euros" in missed.example.passage
    assert (opened.title, opened.example.passage) not in opened.alike


@pytest.mark.parametrize("folder", [TRAINING, TUNING], ids=lambda folder: folder.name)
def test_every_quote_and_answer_of_the_made_up_sets_stands_in_its_document(folder: Path) -> None:
    rows = read_folder(folder).rows
    assert len(sources_of_passages(folder)) == len(rows) > 600
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize(("folder", "count"), [(FORMS, 480), (PAPERS, 120)], ids=["forms", "papers"])
def test_every_piece_of_an_answer_for_the_forms_stands_in_its_documents(folder: Path, count: int) -> None:
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows) == count
    for row in rows:
        names = {piece["document"] for piece in row["evidence"]}
        texts = [(folder / "documents" / name).read_text(encoding="utf-8") for name in sorted(names)]
        assert all(any(answer in text for text in texts) for answer in row["answers"]), row["id"]
        assert row["answerable"] == bool(row["answers"]) == bool(texts), row["id"]


def test_no_two_made_up_sets_share_a_document() -> None:
    texts = [
        {path.read_bytes() for path in (each / "documents").iterdir()} for each in (TRAINING, TUNING, FORMS, PAPERS)
    ]
    assert len(set.union(*texts)) == sum(map(len, texts))
