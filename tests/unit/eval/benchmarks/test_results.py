"""Results are kept with what made them."""

from pathlib import Path

from eval.benchmarks.results import keep_result, read_results


def test_a_result_is_kept_among_its_kind_with_command_machine_and_load(tmp_path: Path):
    keep_result("sets", "one", {"n": 1}, tmp_path)
    keep_result("sets", "two", {"n": 2}, tmp_path)
    keep_result("sets", "one", {"n": 3}, tmp_path)
    found = read_results("sets", tmp_path)
    assert {name: each["n"] for name, each in found.items()} == {"one": 3, "two": 2}
    assert set(found["one"]["measured"]) == {"command", "date", "machine", "load"}


def test_folders_of_this_machine_are_not_kept(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["x", "sets", "/home/somebody/data", "--limit", "5"])
    keep_result("sets", "one", {}, tmp_path)
    assert read_results("sets", tmp_path)["one"]["measured"]["command"] == "python -m eval.benchmarks sets … --limit 5"


def test_a_kind_that_was_never_measured_has_no_results(tmp_path: Path):
    assert read_results("sets", tmp_path) == {}
