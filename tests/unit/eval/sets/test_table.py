"""CSV as spreadsheets save it."""

from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from eval.question_set import EvidenceRow, QuestionRow
from eval.sets import load_set


def rows(folder: Path, text: str) -> tuple[QuestionRow, ...]:
    (folder / "mine.csv").write_text(text, encoding="utf-8")
    return load_set(str(folder / "mine.csv")).rows


def test_question_and_answer_are_enough(tmp_path: Path):
    [row] = rows(tmp_path, "question,answer\nWho came?,Ann\n")
    assert (row.id, row.question, row.answers, row.answerable, row.evidence) == ("1", "Who came?", ("Ann",), True, ())


def test_a_bar_parts_accepted_answers(tmp_path: Path):
    [row] = rows(tmp_path, "question,answers\nWho came?,Ann | Ann Lee\n")
    assert row.answers == ("Ann", "Ann Lee")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_common_delimiter_and_a_byte_order_mark_are_read(tmp_path: Path, delimiter: str):
    text = "\ufeffID,Question,Answer,Document,Quote,Topic\nx,Who?,Ann,a.txt,Ann came.,people\n".replace(",", delimiter)
    [row] = rows(tmp_path, text)
    assert (row.id, row.evidence) == ("x", (EvidenceRow(document="a.txt", quote="Ann came."),))


def test_a_cell_in_quotes_may_hold_delimiters_and_line_ends(tmp_path: Path):
    [row] = rows(tmp_path, 'question,answer\n"Who,\nwhen?","Ann, in May"\n')
    assert (row.question, row.answers) == ("Who,\nwhen?", ("Ann, in May",))


def test_a_question_that_the_documents_do_not_answer_says_so(tmp_path: Path):
    [row] = rows(tmp_path, "question,answer,answerable\nWho left?,,No\n")
    assert (row.answerable, row.answers) == (False, ())


def test_empty_rows_are_passed_over(tmp_path: Path):
    assert len(rows(tmp_path, "question,answer\n,\nWho came?,Ann\n\n")) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Frage,answer\nWer?,Ann\n", r"line 1, field question: no such column in 'Frage,answer'"),
        ("question,answer\nWho?,Ann\n,Ann\n", r"line 3, field question: it is empty"),
        ("question,answer\nWho?,\n", r"line 2, field answer: it is empty"),
        ("question,answer,answerable\nWho?,Ann,maybe\n", r"line 2, field answerable: 'maybe' is neither yes nor no"),
        ("question,answer,document,page\nWho?,Ann,a.pdf,x\n", r"line 2, field evidence\.0\.page"),
        ("", r"line 1, field question: no such column"),
        ("question,answer\n", r"holds no question"),
    ],
)
def test_a_bad_cell_is_named_by_file_line_and_field(tmp_path: Path, text: str, message: str):
    with pytest.raises(QuestionSetError, match=rf"mine\.csv.*{message}"):
        rows(tmp_path, text)
