"""Whatever is named is read with the importer of its format, and its documents come along where it has some."""

from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from eval.sets import load_set

ROW = '{"id": "q1", "question": "Who came?", "answers": ["Ann"]}\n'


@pytest.mark.parametrize("beside", ["corpus.jsonl", "documents"])
def test_a_folder_brings_the_documents_that_lie_in_it(tmp_path: Path, beside: str):
    (tmp_path / "questions.jsonl").write_text(ROW, encoding="utf-8")
    (tmp_path / beside).mkdir()
    assert load_set(str(tmp_path)).documents == tmp_path / beside


def test_a_file_of_questions_is_asked_of_the_users_own_index(tmp_path: Path):
    (tmp_path / "questions.jsonl").write_text(ROW, encoding="utf-8")
    (tmp_path / "documents").mkdir()
    assert load_set(str(tmp_path / "questions.jsonl")).documents is None


def test_where_a_set_was_read_from_is_kept(tmp_path: Path):
    (tmp_path / "mine.jsonl").write_text(ROW, encoding="utf-8")
    assert load_set(str(tmp_path / "mine.jsonl")).origin == str(tmp_path.resolve() / "mine.jsonl")


def test_an_id_that_is_there_twice_is_an_error(tmp_path: Path):
    (tmp_path / "mine.jsonl").write_text(ROW + ROW, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"mine\.jsonl, field id: 'q1' is there more than once"):
        load_set(str(tmp_path / "mine.jsonl"))


@pytest.mark.parametrize("name", ["notes.txt", "folder"])
def test_what_is_no_question_set_says_what_would_be_one(tmp_path: Path, name: str):
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").touch()
    with pytest.raises(QuestionSetError, match=r"formats: \.jsonl|neither questions\.jsonl nor the BEIR layout"):
        load_set(str(tmp_path / name))


def test_the_digest_follows_the_questions_and_not_the_place(tmp_path: Path):
    (tmp_path / "one.jsonl").write_text(ROW, encoding="utf-8")
    (tmp_path / "same.jsonl").write_text(ROW, encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(ROW.replace("Ann", "Bo"), encoding="utf-8")
    one, same, other = (load_set(str(tmp_path / f"{name}.jsonl")).digest for name in ("one", "same", "other"))
    assert (one == same, one == other) == (True, False)
