"""Runs are saved as they go, continued where they stopped, and found again by name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.home import Home
from corpus.errors import QuestionSetError
from eval.about import About
from eval.report import summarise
from eval.row import RowReport
from eval.runs import RunStore

ABOUT = About(
    name="mine", questions="1", settings={"retrieval.k": "5"}, generator="fake", index="2", code="3", version="0",
    machine="", started="2026-01-01T00:00:00+00:00",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(Home(tmp_path, False))


@pytest.fixture
def interrupted(store: RunStore, judged: Callable[..., RowReport]) -> str:
    """The name of a run that stopped after two rows."""
    with store.run(ABOUT) as run:
        run.add(judged(id="a"))
        run.add(judged(id="b", correct=False))
    return run.name


def test_an_interrupted_run_is_continued_with_the_rows_it_has(store: RunStore, interrupted: str):
    with store.run(ABOUT) as run:
        assert (run.name, run.resumed) == (interrupted, 2)
        assert (run.find("a").correct, run.find("b").correct, run.find("c")) == (True, False, None)


def test_half_a_row_is_dropped_and_asked_again(store: RunStore, interrupted: str, tmp_path: Path, judged):
    rows = tmp_path / "eval" / "runs" / interrupted / "rows.jsonl"
    rows.write_bytes(rows.read_bytes() + b'{"id": "c", "kin')
    with store.run(ABOUT) as run:
        assert (run.resumed, run.find("c")) == (2, None)
        run.add(judged(id="c"))
    with store.run(ABOUT) as run:
        assert (run.resumed, run.find("c").id) == (3, "c")


@pytest.mark.parametrize(
    "changed",
    [{"questions": "x"}, {"settings": {"retrieval.k": "6"}}, {"index": "x"}, {"code": "x"}, {"generator": "x"}],
)
def test_a_run_made_with_something_else_is_not_continued(store: RunStore, interrupted: str, changed: dict):
    with store.run(ABOUT.model_copy(update=changed)) as run:
        assert (run.name, run.resumed) == ("mine-0002", 0)


def test_another_time_or_machine_is_no_hindrance(store: RunStore, interrupted: str):
    with store.run(ABOUT.model_copy(update={"started": "later", "machine": "other"})) as run:
        assert run.name == interrupted


def test_a_fresh_run_continues_none(store: RunStore, interrupted: str):
    with store.run(ABOUT, fresh=True) as run:
        assert (run.name, run.resumed) == ("mine-0002", 0)


def test_a_run_that_another_holds_is_left_to_it(store: RunStore, interrupted: str):
    with store.run(ABOUT) as first, store.run(ABOUT) as second:
        assert (first.name, second.name, second.resumed) == (interrupted, "mine-0002", 0)


def test_a_finished_run_is_not_continued_but_found_by_name(store: RunStore, interrupted: str, judged):
    report = summarise("mine", [judged()], generator="fake", index="000001", about=ABOUT)
    with store.run(ABOUT) as run:
        run.finish(report)
    assert store.names() == [interrupted]
    assert store.load(interrupted) == report
    with store.run(ABOUT) as run:
        assert run.name == "mine-0002"


def test_a_report_is_found_by_its_path_too(store: RunStore, tmp_path: Path, judged):
    report = summarise("mine", [judged()], generator="fake", index="000001")
    (tmp_path / "kept.json").write_text(report.model_dump_json(), encoding="utf-8")
    assert store.load(str(tmp_path / "kept.json")) == report


def test_a_run_that_is_not_finished_is_none(store: RunStore, interrupted: str):
    with pytest.raises(QuestionSetError, match="no finished run or report 'mine-0001'; saved runs: none yet"):
        store.load(interrupted)


def test_what_is_no_report_is_named(store: RunStore, tmp_path: Path):
    (tmp_path / "odd.json").write_text("[]", encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"odd\.json is not the report of one run"):
        store.load(str(tmp_path / "odd.json"))
