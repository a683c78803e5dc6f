"""Question sets are read strictly, and a bad row is named by file, line and field."""

import json
from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from eval.sets import bundled_names, load_set

GOOD = {"id": "q1", "question": "Who came?", "answers": ["Ann"]}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_folder_is_read_under_its_own_name(tmp_path: Path):
    write(tmp_path, GOOD)
    assert load_set(str(tmp_path)).name == tmp_path.name


def test_a_file_is_read_under_its_own_name(tmp_path: Path):
    path = write(tmp_path, GOOD).rename(tmp_path / "mine.jsonl")
    assert load_set(str(path)).name == "mine"


def test_bundled_sets_with_documents_of_their_own_bring_them_along():
    everyday = load_set("everyday")
    assert (everyday.name, everyday.documents.name) == ("everyday", "documents")


def test_a_bundled_set_is_found_by_name():
    assert "scoda" in bundled_names()
    assert load_set("scoda").name == "scoda"


def test_what_a_row_leaves_out_has_its_default(tmp_path: Path):
    (row,) = load_set(str(write(tmp_path, {"id": "q1", "question": "Who?"}))).rows
    assert (row.answers, row.answerable, row.evidence, row.turns, row.kind) == ((), True, (), [], "question")


def test_blank_lines_and_extra_keys_are_passed_over(tmp_path: Path):
    assert len(load_set(str(write(tmp_path, GOOD, "", {**GOOD, "id": "q2", "topic": "x"}))).rows) == 2


def test_earlier_turns_come_as_the_assistant_takes_them(tmp_path: Path):
    history = [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]
    (row,) = load_set(str(write(tmp_path, {**GOOD, "history": history}))).rows
    assert [(turn.role, turn.content) for turn in row.turns] == [("user", "Hi"), ("assistant", "Hello")]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"id": "q2"}, "field question"),
        ({**GOOD, "answers": "Ann"}, "field answers"),
        ({**GOOD, "evidence": [{"quote": "x"}]}, "field evidence.0.document"),
        ({**GOOD, "history": [{"role": "system", "content": "x"}]}, "field history.0.role"),
        ([], "field row"),
        ("{", "not JSON"),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_field(tmp_path: Path, row: object, field: str):
    path = write(tmp_path, GOOD, row)
    with pytest.raises(QuestionSetError) as caught:
        load_set(str(path))
    assert str(caught.value).startswith(f"{path}, line 2")
    assert field in str(caught.value)


def test_an_empty_set_is_an_error(tmp_path: Path):
    with pytest.raises(QuestionSetError, match="holds no question"):
        load_set(str(write(tmp_path, "")))


def test_a_set_that_is_not_utf8_is_an_error(tmp_path: Path):
    (tmp_path / "questions.jsonl").write_bytes(b"\xff")
    with pytest.raises(QuestionSetError, match="is not UTF-8"):
        load_set(str(tmp_path))


def test_an_unknown_name_lists_the_bundled_ones():
    with pytest.raises(QuestionSetError, match=r"no question set 'scodda'; bundled: .*scoda"):
        load_set("scodda")


def test_a_set_can_be_limited_to_its_first_questions(tmp_path: Path):
    questions = load_set(str(write(tmp_path, GOOD, {**GOOD, "id": "q2"})))
    assert [row.id for row in questions.limited(1).rows] == ["q1"]
    assert questions.limited(None) == questions
