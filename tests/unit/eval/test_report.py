"""A report counts every question, failed and refused ones too."""

import pytest

from eval.report import SetReport, summarise
from eval.row import RowReport


def report(*rows: RowReport) -> SetReport:
    return summarise("mine", list(rows), generator="fake", index="000001")


def test_a_failed_question_counts_as_wrong_and_not_as_absent(judged):
    failed = RowReport(
        id="f", kind="fact", question="?", answerable=True, accepted=("Ann",), grades=(1,), error="broken"
    )
    found = report(judged(), failed)
    assert (found.n, found.n_answerable, found.n_failed) == (2, 2, 1)
    # one of two is right, found, cited; F1 (1 + 0) / 2
    wanted = ["recall@1", "recall@5", "mrr", "answers right", "answers right and rightly cited"]
    assert [found.measures[name] for name in wanted] == [0.5] * 5
    assert found.measures["short answer or text, token F1"] == 0.5


def test_answerable_questions_alone_count_for_retrieval_and_answers(judged):
    absent = judged(answerable=False, abstained=True, correct=True, cited=False, rank=None, f1=None)
    found = report(judged(rank=2), absent)
    assert found.measures["mrr"] == 0.5
    assert found.measures["answers right"] == 1.0


def test_refusals_are_counted_apart_for_both_sorts_of_question(judged):
    refused = judged(answerable=False, abstained=True, correct=True)
    answered = judged(answerable=False, abstained=False, correct=False)
    found = report(judged(), judged(abstained=True, correct=False), refused, answered)
    assert found.n_refused == 2
    assert found.measures["refused though answerable"] == 0.5
    assert found.measures["unanswerable refused"] == 0.5


def test_a_right_answer_without_the_right_citation_is_not_right_and_rightly_cited(judged):
    found = report(judged(), judged(cited=False))
    assert (found.measures["answers right"], found.measures["answers right and rightly cited"]) == (1.0, 0.5)


def test_latency_leaves_out_failed_questions(judged):
    rows = [judged(latency_ms=value) for value in (10.0, 20.0, 30.0)]
    found = report(*rows, judged(error="broken", latency_ms=0.0))
    # the median of 10, 20, 30; the 95th percentile lies 0.9 of the way from 20 to 30
    assert found.measures["latency p50 ms"] == 20.0
    assert found.measures["latency p95 ms"] == pytest.approx(29.0)


def test_a_set_without_unanswerable_questions_claims_nothing_about_refusal(judged):
    assert "unanswerable refused" not in report(judged()).measures


def test_no_rows_are_a_mistake():
    with pytest.raises(ValueError, match="'mine' has no rows"):
        report()


def test_a_report_survives_json(judged):
    found = report(judged(), judged(error="broken"))
    assert SetReport.model_validate_json(found.model_dump_json()) == found


def test_the_table_names_its_counts_and_the_wrong_questions(judged):
    lines = report(judged(), judged(id="bad", correct=False)).as_text().split("\n")
    assert lines[0] == "mine: n 2 (2 answerable), n_failed 0, n_refused 0"
    assert lines[-1] == "  wrong: bad [fact] Who?"


def test_the_table_says_how_many_wrong_questions_it_leaves_out(judged):
    assert report(*[judged(correct=False)] * 23).as_text().endswith("… and 3 more wrong")
