import json
from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from eval.fitting.followups import followups_table, read_canard, recall


def write(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    title = [{"role": "title", "content": "Vane"}, {"role": "title", "content": "Life"}]
    first = [
        {"role": "user", "content": "When was Ida Vane born?"},
        {"role": "assistant", "content": "Ida Vane was born in a mill in 1901"},
    ]
    second = [
        {"role": "user", "content": "Where did she work?"},
        {"role": "assistant", "content": "Vane kept the harbour light for thirty years"},
    ]
    turns = [
        (title, "When was Ida Vane born?", "When was Ida Vane born?"),
        (title + first, "Where did she work?", "Where did Ida Vane work?"),
        (title + first + second, "Why?", "Why did Ida Vane keep the light?"),
    ]
    write(
        tmp_path / "dialogue/canard/questions.jsonl",
        [{"question": q, "answers": [human], "history": history, "group": "a"} for history, q, human in turns],
    )
    write(tmp_path / "dialogue/mtrag_human/corpus.jsonl", [{"id": "p", "text": "the harbour light"}])
    write(
        tmp_path / "dialogue/mtrag_human/questions.jsonl",
        [{"question": "Which light?", "evidence": [{"document": "p"}], "history": first}],
    )
    return tmp_path


def test_the_answer_to_a_follow_up_is_the_passage_to_find(data: Path) -> None:
    dialogues = read_canard(data / "dialogue/canard")
    # the last turn has no later history that holds its answer, the first has none before it: one is left
    assert [row.question for row in dialogues.rows] == ["Where did she work?"]
    assert dialogues.rows[0].gold == {1}


def test_recall_is_the_share_of_passages_found(data: Path) -> None:
    dialogues = read_canard(data / "dialogue/canard")
    assert recall(dialogues, dialogues.rows, lambda row: "harbour light") == 1.0
    assert recall(dialogues, dialogues.rows, lambda row: "zebra") == 0.0


def test_no_follow_up_is_an_error_not_a_zero(data: Path) -> None:
    with pytest.raises(QuestionSetError, match="no follow-up"):
        recall(read_canard(data / "dialogue/canard"), [], lambda row: row.question)


def test_a_half_without_rows_is_said(data: Path) -> None:
    with pytest.raises(QuestionSetError, match="canard"):
        followups_table(data)
