"""Two runs are compared question by question."""

from collections.abc import Callable, Sequence

import pytest

from corpus.errors import QuestionSetError
from eval.about import About
from eval.compare import compare
from eval.compare_text import as_text
from eval.comparison import Change, Comparison, Verdict
from eval.report import SetReport, summarise
from eval.row import Lost, RowReport

Judged = Callable[..., RowReport]


def report(rows: Sequence[RowReport], **made: object) -> SetReport:
    values = {
        "name": "mine",
        "questions": "",
        "settings": {},
        "generator": "g",
        "index": "i",
        "code": "c",
        "version": "",
    }
    about = About.model_validate({**values, "machine": "", "started": "", **made})
    return summarise("mine", rows, generator="g", index="i", about=about)


def rows(judged: Judged, right: int, wrong: int) -> list[RowReport]:
    """Right answers first, then wrong ones."""
    flags = [True] * right + [False] * wrong
    return [judged(id=str(n), correct=flag, cited=flag, f1=float(flag)) for n, flag in enumerate(flags)]


def change(found: Comparison, key: str) -> Change:
    return next(each for each in found.changes if each.key == key)


def test_two_identical_runs_give_no_flip_and_no_difference(judged: Judged):
    one = report(rows(judged, 7, 3))
    found = compare(one, one)
    assert (found.n, found.now_right, found.now_wrong, found.differing) == (10, (), (), {})
    assert {each.difference for each in found.changes} == {0.0}
    assert found.verdict is Verdict.UNCLEAR


def test_a_run_that_is_worse_is_called_so_with_its_interval_and_p(judged: Judged):
    # 8 of 10 answers turn wrong: p = 2 of 2^8 sign assignments = 0.0078
    found = compare(report(rows(judged, 10, 0)), report(rows(judged, 2, 8)))
    right = change(found, "right")
    assert (right.before, right.after, right.verdict) == (1.0, 0.2, Verdict.WORSE)
    assert right.p == pytest.approx(2 / 2**8)
    assert right.interval[0] <= -0.8 <= right.interval[1] < 0
    assert found.verdict is Verdict.WORSE


def test_a_run_that_is_better_is_called_so(judged: Judged):
    assert compare(report(rows(judged, 2, 8)), report(rows(judged, 10, 0))).verdict is Verdict.BETTER


def test_one_flip_is_no_clear_difference(judged: Judged):
    found = compare(report(rows(judged, 5, 5)), report(rows(judged, 6, 4)))
    assert found.verdict is Verdict.UNCLEAR
    assert [flip.id for flip in found.now_right] == ["5"]


def test_more_refusals_of_answerable_questions_are_worse(judged: Judged):
    refusing = [judged(id=str(n), abstained=True) for n in range(8)]
    found = compare(report(rows(judged, 8, 0)), report(refusing))
    assert change(found, "refused").verdict is Verdict.WORSE


def test_time_alone_decides_nothing(judged: Judged):
    slow = [row.model_copy(update={"latency_ms": 90.0}) for row in rows(judged, 8, 0)]
    found = compare(report(rows(judged, 8, 0)), report(slow))
    assert (change(found, "latency").verdict, found.verdict) == (Verdict.WORSE, Verdict.UNCLEAR)


def test_flips_say_where_the_answer_was_lost(judged: Judged):
    wrong = judged(correct=False, lost=Lost.BELOW_CUT)
    assert compare(report([judged()]), report([wrong])).now_wrong[0].lost is Lost.BELOW_CUT


def test_what_was_set_and_made_otherwise_is_named(judged: Judged):
    one = report([judged()], settings={"retrieval.k": "5", "index.budget": "170"})
    other = report([judged()], settings={"retrieval.k": "1", "index.budget": "170"}, code="d")
    assert compare(one, other).differing == {"retrieval.k": ("5", "1"), "code": ("c", "d")}


def test_questions_in_one_run_only_or_in_other_words_are_left_out_and_counted(judged: Judged):
    one = report([judged(id="a"), judged(id="b"), judged(id="c")])
    other = report([judged(id="b"), judged(id="c", question="Else?")])
    found = compare(one, other)
    assert (found.n, found.left_out, found.changed) == (1, 2, 1)
    assert as_text(found).startswith("before → after: 1 of 3 questions compared; 1 changed, 1 in one run only")


def test_runs_of_different_sets_cannot_be_compared(judged: Judged):
    with pytest.raises(QuestionSetError, match="x and y have no question in common"):
        compare(report([judged(id="a")]), report([judged(id="b")]), names=("x", "y"))


def test_a_person_reads_flips_settings_and_verdict(judged: Judged):
    lost = [row.model_copy(update={"lost": Lost.CUT}) for row in rows(judged, 0, 8)]
    one, other = report(rows(judged, 8, 0), code="c1"), report(lost, code="c2")
    lines = as_text(compare(one, other, names=("a", "b"))).split("\n")
    assert lines[0] == "a → b: 8 questions in both"
    assert lines[1] == "  differs: code: c1 → c2"
    assert "    0 Who? (cut by chunking)" in lines
    assert lines[-1].startswith("verdict: worse: answers right, ")
