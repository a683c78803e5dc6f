"""Every question of a set is asked once; one that fails is counted."""

from collections.abc import Sequence

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.events import Turn
from assistant.questions import clean_question
from embeddings.manifest import Manifest, Recipe
from embeddings.scope import EVERYTHING, Scope
from eval.question_set import QuestionRow, QuestionSet
from eval.row import Lost, RowReport
from eval.runner import run_set


class FakeIndex:
    """An index that only says its generation."""

    manifest = Manifest(
        format=1,
        generation="000007",
        created="",
        recipe=Recipe(encoder="", dimensions=1, tokens="", budget=1, analysis="", structure=""),
        sources=(),
        documents=(),
        inputs=(),
        passed_over=(),
        files={},
    )


class FakeAssistant(Assistant):
    """Gives the same answer to every question that can be asked."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._index = FakeIndex()
        self.asked: list[tuple[str, list[Turn]]] = []
        self.scopes: list[Scope] = []

    @property
    def generator_name(self) -> str:
        return "fake"

    def ask(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = EVERYTHING) -> Answer:
        self.asked.append((clean_question(question), list(history)))
        self.scopes.append(scope)
        return self._answer


def questions(*rows: dict) -> QuestionSet:
    return QuestionSet("mine", tuple(QuestionRow.model_validate(row) for row in rows))


def run(assistant: Assistant, asked: QuestionSet):
    return run_set(assistant, asked, progress=lambda *_: None)


@pytest.fixture
def assistant(answer) -> FakeAssistant:
    return FakeAssistant(answer())


def test_a_failing_question_is_counted_as_failed_and_the_next_is_asked(assistant: FakeAssistant):
    rows = [{"id": "bad", "question": "???"}, {"id": "good", "question": "Cost?", "answers": ["nine million"]}]
    found = run(assistant, questions(*rows))
    assert (found.n, found.n_failed) == (2, 1)
    assert "holds no word" in found.rows[0].error
    assert not found.rows[0].right
    assert found.rows[1].correct


def test_a_programming_mistake_is_not_swallowed(assistant: FakeAssistant):
    del assistant._answer
    with pytest.raises(AttributeError):
        run(assistant, questions({"id": "q", "question": "Cost?"}))


def test_earlier_turns_go_along(assistant: FakeAssistant):
    run(assistant, questions({"id": "q", "question": "Cost?", "history": [{"role": "user", "content": "Hall?"}]}))
    assert assistant.asked == [("Cost?", [Turn("user", "Hall?")])]


def test_a_scope_goes_along(assistant: FakeAssistant):
    run(assistant, questions({"id": "a", "question": "Who?", "scope": ["town"]}, {"id": "b", "question": "Who?"}))
    assert assistant.scopes == [frozenset({"town"}), EVERYTHING]


def test_the_report_names_set_generator_and_generation(assistant: FakeAssistant):
    found = run(assistant, questions({"id": "q", "question": "Cost?"}))
    assert (found.name, found.generator, found.index) == ("mine", "fake", "000007")


def test_progress_is_told_after_each_question(assistant: FakeAssistant):
    seen: list[tuple[int, int]] = []
    rows = ({"id": "a", "question": "Cost?"}, {"id": "b", "question": "???"})
    run_set(assistant, questions(*rows), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


class Kept:
    """Rows in memory."""

    def __init__(self, *rows: RowReport) -> None:
        self.rows = {row.id: row for row in rows}

    def find(self, name: str) -> RowReport | None:
        return self.rows.get(name)

    def add(self, row: RowReport) -> None:
        self.rows[row.id] = row


def test_a_question_that_was_asked_before_is_not_asked_again(assistant: FakeAssistant, judged):
    kept = Kept(judged(id="a", answer="as before"))
    asked = questions({"id": "a", "question": "Cost?"}, {"id": "b", "question": "Cost of it?"})
    found = run_set(assistant, asked, progress=lambda *_: None, rows=kept)
    assert [question for question, _ in assistant.asked] == ["Cost of it?"]
    assert (found.rows[0].answer, list(kept.rows)) == ("as before", ["a", "b"])


def test_an_interrupted_run_ends_with_the_rows_of_one_that_was_not(assistant: FakeAssistant):
    rows = [{"id": str(number), "question": f"Cost {number}?", "answers": ["nine million"]} for number in range(6)]
    kept = Kept()
    whole = run(assistant, questions(*rows))
    run_set(assistant, questions(*rows[:4]), progress=lambda *_: None, rows=kept)  # as far as it came
    resumed = run_set(assistant, questions(*rows), progress=lambda *_: None, rows=kept)
    timeless = {"judging_ms": 0.0, "latency_ms": 0.0}
    assert [row.model_copy(update=timeless) for row in resumed.rows] == [
        row.model_copy(update=timeless) for row in whole.rows
    ]


def test_a_failed_question_says_so_where_it_was_lost(assistant: FakeAssistant):
    assert run(assistant, questions({"id": "q", "question": "???", "answers": ["x"]})).lost == {Lost.FAILED: 1}
