"""A set is indexed, asked, compared: the whole walk on a small set, with light models."""

from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from eval.about import describe
from eval.compare import compare
from eval.comparison import Verdict
from eval.question_set import DocumentRow, EvidenceRow, QuestionRow, QuestionSet
from eval.report import SetReport
from eval.row import Lost
from eval.runner import run_set
from eval.runs import RunStore
from eval.sweep import override
from eval.workplace import prepare, variant

TOWNS = "Arvika Borlange Chemnitz Dornbirn Esbjerg Feldkirch Goslar Husum Ischgl Jena Kalmar Landau".split()
DOCUMENTS = tuple(
    DocumentRow(id=town, title=f"Notes on {town}", text=f"The mill of {town} ground {100 + n} tonnes of rye.\n")
    for n, town in enumerate(TOWNS)
)
ROWS = tuple(
    QuestionRow(
        id=town,
        question=f"How many tonnes of rye did the mill of {town} grind?",
        answers=(f"{100 + n} tonnes",),
        evidence=(EvidenceRow(document=town, quote=f"ground {100 + n} tonnes"),),
    )
    for n, town in enumerate(TOWNS)
)
MILLS = QuestionSet("mills", ROWS, DOCUMENTS, origin="mills")


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return Application(
        Home(tmp_path, False),
        override(Settings(), {"generator.threshold": "0"}),
        make_encoder=lambda *_: HashingEncoder(),
        make_reader=lambda *_: OverlapReader(),
    )


def run(app: Application, questions: QuestionSet = MILLS, *, stop_after: int | None = None) -> SetReport:
    """Run and save; with `stop_after` the process dies after so many questions."""
    assistant = prepare(app, questions, progress=lambda *_: None).open_assistant()
    about = describe(assistant, questions, app.settings)

    def progress(done: int, _: int) -> None:
        if done == stop_after:
            raise KeyboardInterrupt

    with RunStore(app.home).run(about) as saved:
        report = run_set(assistant, questions, progress=progress, rows=saved, about=about)
        saved.finish(report)
    return report


def judged(report: SetReport) -> list[dict]:
    """What was judged, without times."""
    return [row.model_dump(exclude={"latency_ms", "judging_ms"}) for row in report.rows]


def test_the_set_is_answered(app: Application):
    report = run(app)
    assert (report.n, report.n_failed, report.measures["recall@5"]) == (12, 0, 1.0)
    assert report.measures["answers right"] > 0.8


def test_a_run_that_is_interrupted_and_continued_ends_like_one_that_is_not(app: Application):
    with pytest.raises(KeyboardInterrupt):
        run(app, stop_after=7)
    store = RunStore(app.home)
    assert store.names() == []
    resumed = run(app)
    assert store.names() == ["mills-0001"]
    assert judged(resumed) == judged(run(app))


def test_two_runs_of_the_same_give_no_flip(app: Application):
    found = compare(run(app), run(app))
    assert (found.now_right, found.now_wrong, found.verdict, found.differing) == ((), (), Verdict.UNCLEAR, {})


def test_a_setting_that_is_deliberately_worse_is_caught(app: Application):
    worse = run(variant(app, override(app.settings, {"generator.threshold": "1"})))
    found = compare(run(app), worse)
    assert found.verdict is Verdict.WORSE
    assert found.differing == {"generator.threshold": ("0.0", "1.0")}
    assert {flip.lost for flip in found.now_wrong} == {Lost.REFUSED}


def test_other_index_settings_are_tried_on_an_index_of_their_own(app: Application):
    run(app)
    run(variant(app, override(app.settings, {"index.budget": "16"})))
    assert len(list((app.home.folder / "eval" / "sets").iterdir())) == 2
