import json

import pytest

from assistant.compose import bundled_documents


def test_a_dry_run_says_what_would_change_and_changes_nothing(run, home, tmp_path):
    (tmp_path / "new.txt").write_text("A new note about herons.\n", encoding="utf-8")
    done = run("index", tmp_path, "--dry-run", "--json", home=home)
    report = json.loads(done.stdout)
    assert (report["dry_run"], report["added"], report["generation"]) == (True, ["new.txt"], None)


def test_indexing_reports_what_was_added_and_what_could_not_be_read(run, own_home, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "new.txt").write_text("Seven herons nest at Lake Ohrid.\n", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\0\0")
    report = json.loads(run("index", folder, "--json", home=own_home).stdout)
    # two bundled documents and this one
    assert (report["added"], report["documents"], report["generation"]) == (["new.txt"], 3, "000002")
    assert report["unreadable"] == [{"path": "picture.txt", "reason": "binary, not text"}]


def test_what_was_added_is_answered_at_once_and_the_old_still(run, own_home, tmp_path):
    (tmp_path / "herons.txt").write_text("Seven herons nest at Lake Ohrid.\n", encoding="utf-8")
    run("index", tmp_path / "herons.txt", home=own_home)
    assert "Seven herons" in run("ask", "How many herons nest at Lake Ohrid?", home=own_home).stdout
    assert "15.6 billion" in run("ask", "What was SCODA's total foreign trade value in 2020?", home=own_home).stdout


def test_indexing_again_without_a_change_makes_no_new_generation(run, home):
    report = json.loads(run("index", bundled_documents(), "--json", home=home).stdout)
    assert (report["unchanged"], report["added"], report["generation"]) == (2, [], "000001")


def test_a_search_gives_k_passages_best_first_with_their_scores(run, home):
    rows = json.loads(run("search", "total foreign trade value", "-k", "3", "--json", home=home).stdout)
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert "15.6 billion" in rows[0]["passage"]


def test_a_search_row_names_place_and_both_rankings(run, home):
    [row] = json.loads(run("search", "total foreign trade value", "-k", "1", "--json", home=home).stdout)
    assert set(row) == {
        *("rank", "document", "title", "path", "page", "section", "start", "end", "passage", "score"),
        *("dense", "lexical", "dense_rank", "lexical_rank", "words", "fused_rank", "second_rank"),
    }
    assert set(row["words"]) == {"total", "foreign", "trade", "value"}
    assert sum(row["words"].values()) == pytest.approx(row["lexical"], abs=1e-3)


def test_a_search_for_people_prints_two_lines_a_passage(run, home):
    lines = run("search", "trade", "-k", "2", home=home).stdout.splitlines()
    assert [line[:2] for line in lines] == ["1.", "  ", "2.", "  "]


def test_a_search_that_explains_says_for_each_passage_what_gave_it_its_place(run, home):
    lines = run("search", "total foreign trade value", "-k", "1", "--explain", home=home).stdout.splitlines()
    assert [line[3:15].strip() for line in lines[2:]] == ["by meaning", "by words", "together", "score"]
    assert "foreign" in lines[3]


def test_a_search_with_a_second_look_tells_the_place_that_it_gave(run, home, tmp_path):
    config = tmp_path / "second.toml"
    config.write_text('[retrieval]\nreranker = "late-interaction"\n', encoding="utf-8")
    arguments = ("--config", config, "search", "total foreign trade value", "-k", "1", "--explain")
    lines = run(*arguments, home=home).stdout.splitlines()
    assert [line[3:15].strip() for line in lines[2:]] == ["by meaning", "by words", "together", "second look", "score"]


def test_filters_narrow_a_search_in_its_words_and_as_an_option(run, home):
    def found(*arguments: str) -> set[str]:
        rows = json.loads(run("search", *arguments, "-k", "50", "--json", home=home).stdout)
        return {row["path"] for row in rows}

    assert len(found("trade")) == 2
    assert found("trade file:004*") == found("trade", "--in", "file:004*") == {"004_7736caf97ccfc5f7.txt"}


def test_an_evaluation_prints_every_measure_and_its_counts(run, home):
    report = json.loads(run("eval", "run", "scoda", "--limit", "4", "--json", home=home).stdout)
    assert (report["name"], report["n"], report["n_failed"]) == ("scoda", 4, 0)
    assert {"recall@1", "recall@5", "mrr", "answers right", "latency p50 ms"} <= set(report["measures"])


def test_an_evaluation_writes_every_row_to_the_named_file(run, home, tmp_path):
    done = run("eval", "run", "scoda", "--limit", "3", "--out", tmp_path / "report.json", home=home)
    [report] = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (len(report["rows"]), report["rows"][0]["question"] != "") == (3, True)
    assert done.stdout.startswith("scoda: n 3 (")


def test_the_status_says_what_the_index_holds(run, home):
    facts = json.loads(run("status", "--json", home=home).stdout)
    assert (facts["home"], facts["documents"], facts["generation"]) == (str(home), 2, "000001")
    assert facts["encoder"].startswith("all-MiniLM-L6-v2")
    assert facts["sources"] == [str(bundled_documents())]


def test_the_status_for_people_names_the_same_home(run, home):
    assert f"home         {home}\n" in run("status", home=home).stdout


def test_the_doctor_finds_a_sound_installation_sound(run, home):
    done = run("doctor", home=home)
    assert (done.returncode, "BAD" in done.stdout) == (0, False)
    assert "ok   index: 2 documents" in done.stdout


@pytest.mark.parametrize(
    "arguments", [("bogus",), ("index",), ("ask",), ("ask", "x", "--nope"), ("search", "x", "-k", "0")]
)
def test_a_usage_error_is_exit_code_2(run, home, arguments):
    done = run(*arguments, home=home)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)


def test_the_bench_times_each_step_beside_bare_libraries(run, home):
    report = json.loads(run("bench", "--rounds", "1", "--json", home=home).stdout)
    assert [row["what"] for row in report["timings"]] == ["encode", "index", "search", "ask"]
    assert [row["bare"] is None for row in report["timings"]] == [False, False, False, True]
    assert all(row["seconds"] > 0 and row["n"] > 0 for row in report["timings"])
