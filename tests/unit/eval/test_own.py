import json
from threading import Thread

import pytest

from assistant.home import Home
from corpus.errors import QuestionSetError
from eval.own import OwnQuestions, own_id
from eval.question_set import HistoryRow, QuestionRow
from eval.sets import load_set


@pytest.fixture
def home(tmp_path) -> Home:
    return Home(tmp_path, False)


@pytest.fixture
def own(home) -> OwnQuestions:
    return OwnQuestions(home)


def row(name: str = "own-1", **values) -> QuestionRow:
    return QuestionRow(**{"id": name, "question": "Who?", "answers": ("Ann",), **values})


def file_of(home: Home):
    return home.questions / "own" / "questions.jsonl"


def test_without_a_file_there_is_no_question(own):
    assert (own.rows(), own.find("own-1")) == ([], None)


def test_what_is_put_is_a_set_found_by_its_name(home, own):
    own.put(row())
    loaded = load_set("own", own=home.questions)
    assert (loaded.name, [each.question for each in loaded.rows]) == ("own", ["Who?"])


def test_a_question_put_again_replaces_the_first_in_its_place(own):
    for each in (row("own-1"), row("own-2"), row("own-1", answers=("Bob",))):
        own.put(each)
    assert [(each.id, each.answers) for each in own.rows()] == [("own-1", ("Bob",)), ("own-2", ("Ann",))]


def test_what_others_wrote_into_a_line_stays(home, own):
    own.put(row())
    line = json.loads(file_of(home).read_text(encoding="utf-8")) | {"note": "from the audit"}
    file_of(home).write_text(json.dumps(line) + "\n", encoding="utf-8")
    own.put(row(answers=("Bob",)))
    assert json.loads(file_of(home).read_text(encoding="utf-8"))["note"] == "from the audit"


@pytest.mark.parametrize(
    ("values", "draft"),
    [
        ({"answers": ()}, True),
        ({"answers": (), "answerable": False}, False),
        ({"answers": (), "evidence": [{"document": "a.txt", "quote": "Ann"}]}, False),
        ({}, False),
    ],
)
def test_a_question_of_which_nothing_could_be_right_is_a_draft(own, values, draft):
    assert own.put(row(**values)).draft is draft


def test_a_draft_that_is_completed_counts(own):
    own.put(row(answers=()))
    own.put(row(draft=False))
    assert not own.rows()[0].draft


@pytest.mark.parametrize("text", ["{", '{"id": "own-9"}', '{"id": "a", "question": "?"}\n{"id": "a", "question": "!"}'])
def test_a_file_that_cannot_be_understood_is_left_as_it_is(home, own, text):
    file_of(home).parent.mkdir(parents=True)
    file_of(home).write_text(text, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"questions\.jsonl, line \d"):
        own.put(row())
    assert file_of(home).read_text(encoding="utf-8") == text


def test_nothing_is_lost_when_many_write_at_once(home):
    threads = [Thread(target=lambda n=n: OwnQuestions(home).put(row(f"own-{n}"))) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.id for each in OwnQuestions(home).rows()} == {f"own-{n}" for n in range(12)}


def test_the_same_question_has_the_same_id_and_another_history_another_one():
    turn = HistoryRow(role="user", content="And before?")
    assert own_id("Who  is it?") == own_id("Who is it?")
    assert own_id("Who is it?") != own_id("Who is it?", (turn,))


def test_a_deleted_question_is_gone(own):
    own.put(row())
    own.delete("own-1")
    own.delete("own-1")
    assert own.rows() == []


def test_a_question_is_taken_back_as_it_was_put(own):
    own.put(row())
    own.put(row("own-2"))
    assert own.take_back(row()) is True
    assert [each.id for each in own.rows()] == ["own-2"]
    assert own.take_back(row()) is True  # it is gone already


def test_a_question_that_was_edited_is_not_taken_back(own):
    own.put(row())
    own.put(row(answers=("Ann", "Anna")))
    assert own.take_back(row()) is False
    assert own.find("own-1").answers == ("Ann", "Anna")


def test_a_draft_is_taken_back_too(own):
    own.put(row(answers=()))
    assert own.take_back(row(answers=())) is True
    assert own.rows() == []
