import json

import pytest

from assistant.wire import AnswerOut

QUESTION = "What was SCODA's total foreign trade value in 2020?"


@pytest.fixture
def answer(run, home) -> AnswerOut:
    done = run("ask", QUESTION, "--json", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    return AnswerOut.model_validate_json(done.stdout)


def test_an_answer_cites_its_sources(run, home):
    done = run("ask", QUESTION, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "15.6 billion" in done.stdout
    assert "Sources:\n  [1] 100 Major Tasks" in done.stdout


def test_an_answer_as_json_has_the_shape_of_the_contract_and_right_offsets(answer, run):
    [citation, *_] = answer.citations
    [quote, *_] = citation.quotes
    start = quote.start - citation.start
    assert citation.passage[start : start + len(quote.text)] == quote.text
    assert "15.6 billion" in quote.text
    assert (answer.abstained, {check.support for check in answer.checks}) == (False, {"full"})


def test_an_abstention_says_so_with_the_nearest_passages_and_is_no_failure(run, home):
    done = run("ask", "Who won the football world cup in 1954?", "--json", home=home)
    answer = AnswerOut.model_validate_json(done.stdout)
    assert (done.returncode, answer.abstained, len(answer.citations)) == (0, True, 3)
    assert "[" not in answer.answer


ROWS = "\n".join(
    (
        json.dumps({"id": "good", "question": QUESTION}),
        "not json",
        "",
        json.dumps({"id": 7, "question": ""}),
        json.dumps({"id": "no question"}),
        json.dumps({"question": "no id"}),
        json.dumps(["a", "list"]),
        json.dumps({"id": "number", "question": 3}),
        json.dumps({"id": "bad history", "question": QUESTION, "history": [{"role": "user"}]}),
        json.dumps({"id": "huge", "question": "a" * 1_000_000}),
        json.dumps({"id": "odd", "question": "\x00😀\x00"}),
        "[" * 100_000,
        json.dumps(
            {
                "id": "follow-up",
                "question": "And the investment in fixed assets?",
                "history": [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "15.6 billion"}],
            }
        ),
    )
)
# of each row that is not blank, in order: its id, and whether it could be answered
EXPECTED = [
    ("good", True),
    (None, False),
    (7, False),
    ("no question", False),
    (None, False),
    (None, False),
    ("number", False),
    ("bad history", False),
    ("huge", False),
    ("odd", False),
    (None, False),
    ("follow-up", True),
]


def outcomes(stdout: str) -> list[tuple[object, bool]]:
    rows = [json.loads(line) for line in stdout.splitlines()]
    return [(row["id"], "answer" in row and "error" not in row) for row in rows]


def test_a_batch_from_a_file_answers_every_row_or_explains_it(run, home, tmp_path):
    (tmp_path / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    done = run("ask", "--batch", tmp_path / "rows.jsonl", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert outcomes(done.stdout) == EXPECTED


def test_a_batch_from_standard_input_gives_the_same_outcomes(run, home):
    assert outcomes(run("ask", "--batch", "-", home=home, stdin=ROWS).stdout) == EXPECTED


def test_a_row_that_is_not_utf8_does_not_stop_the_batch(run, home):
    rows = b'{"id": 1, "question": "\xff?"}\n{"id": 2, "question": "How many projects were introduced?"}\n'
    done = run("ask", "--batch", "-", home=home, stdin=rows, PYTHONIOENCODING="utf-8:strict")
    assert [name for name, _ in outcomes(done.stdout)] == [1, 2]


def test_a_batch_row_has_the_shape_of_the_contract(run, home):
    done = run("ask", "--batch", "-", home=home, stdin=json.dumps({"id": "x", "question": QUESTION}))
    row = json.loads(done.stdout)
    assert next(iter(row)) == "id"
    assert AnswerOut.model_validate({name: value for name, value in row.items() if name != "id"}).answer


def test_an_answer_is_printed_where_the_terminal_lacks_its_letters(run, home):
    done = run("ask", "Which hub received six groups of guests in one day?", home=home, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_question_is_asked_in_one_document_alone(run, home):
    done = run("ask", QUESTION, "--in", "000_0a785f59c5b8bd8c.txt", "--json", home=home)
    assert {row.document for row in AnswerOut.model_validate_json(done.stdout).citations} == {
        "000_0a785f59c5b8bd8c.txt"
    }


def test_a_scope_that_holds_nothing_is_named_in_one_line(run, home):
    done = run("ask", QUESTION, "--in", "nowhere", home=home)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "'nowhere'" in done.stderr
