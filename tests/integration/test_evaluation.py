"""`assistant eval` as a user runs it."""

import json
from pathlib import Path

import pytest

EVIDENCE = [{"document": "d"}]
ROWS = [
    {
        "id": "a",
        "question": "How many herons nest at Lake Ohrid?",
        "answers": ["seven"],
        "evidence": [{"document": "d"}],
    },
    {"id": "b", "question": "Who painted the boat house?", "answerable": False},
]


@pytest.fixture
def own_set(tmp_path: Path) -> Path:
    """A set with a document of its own."""
    folder = tmp_path / "herons"
    folder.mkdir()
    document = {"id": "d", "title": "Lake Ohrid", "text": "Seven herons nest at Lake Ohrid."}
    (folder / "corpus.jsonl").write_text(json.dumps(document), encoding="utf-8")
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return folder


def test_a_set_with_documents_is_run_without_touching_the_users_index(run, home, own_set):
    # the fixture `home` fails the test when its index changes
    report = json.loads(run("eval", "run", own_set, "--json", home=home).stdout)
    assert (report["name"], report["n"], report["measures"]["answers right"]) == ("herons", 2, 1.0)


def test_a_run_is_written_as_a_page_a_text_and_data(run, home, own_set, tmp_path):
    done = run("eval", "run", own_set, "--out", tmp_path / "out", home=home)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report.html", "report.md", "report.json"}


def test_runs_are_compared_and_a_met_condition_is_exit_code_1(run, home, own_set):
    for _ in range(2):
        run("eval", "run", own_set, home=home)
    names = [
        line.split()[0] for line in run("eval", "runs", home=home).stdout.splitlines() if line.startswith("herons")
    ]
    same = run("eval", "compare", *names[-2:], "--fail-if", "f1 < 0", home=home)
    assert (same.returncode, "now wrong: 0" in same.stdout) == (0, True)
    failed = run("eval", "compare", *names[-2:], "--fail-if", "answers right <= 0", home=home)
    assert (failed.returncode, failed.stderr.splitlines()[0][:26]) == (1, "failed: right <= 0 (answer")


def test_a_sweep_prints_a_row_for_each_combination_of_each_set(run, home, own_set):
    sets = ("--set", own_set, "--set", "scoda")
    done = run("eval", "sweep", *sets, "--limit", "2", "retrieval.k=1,2", "--json", home=home)
    trials = [json.loads(line) for line in done.stdout.splitlines()]
    assert [trial["settings"] for trial in trials] == [{"retrieval.k": "1"}, {"retrieval.k": "2"}] * 2
    names = [trial["report"]["name"] for trial in trials]
    assert (names[0] == names[1], names[2:]) == (True, ["scoda", "scoda"])


def test_drafts_are_written_to_a_new_file_and_never_over_an_old_one(run, home, tmp_path):
    out = tmp_path / "mine.jsonl"
    assert run("eval", "draft", "--limit", "3", "--out", out, home=home).returncode == 0
    drafts = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (len(drafts), {draft["draft"] for draft in drafts}) == (3, {True})
    assert run("eval", "draft", "--out", out, home=home).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "nosuch"), "no question set 'nosuch'"),
        (("run", "bad.csv"), "bad.csv, line 1, field question"),
        (("compare", "scoda-9998", "scoda-9999"), "no finished run or report 'scoda-9998'"),
        (("compare", "a", "b", "--fail-if", "f2 < 0"), "unknown measure 'f2'"),
        (("sweep", "retrieval.q=1"), "unknown setting 'retrieval.q'"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_1(run, home, arguments, message):
    (run.cwd / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("eval", *arguments, home=home)
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (1, "", 1)
    assert message in lines[0]


def test_evidence_that_is_not_indexed_is_named_before_the_run(run, home, tmp_path):
    (tmp_path / "mine.jsonl").write_text(json.dumps(ROWS[0]), encoding="utf-8")
    done = run("eval", "run", tmp_path / "mine.jsonl", home=home)
    assert done.stderr.splitlines()[0] == "mine: evidence documents that are not indexed, 1: d"
    assert "not in any document's text" in done.stdout
