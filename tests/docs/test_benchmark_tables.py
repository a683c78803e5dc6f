"""The README's tables of the benchmarks are those that the kept results make."""

from pathlib import Path

import pytest

from eval.benchmarks.results import FOLDER, read_results
from eval.benchmarks.tables import TABLES, refreshed

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_readme_holds_the_tables_of_the_kept_results():
    assert refreshed(README) == README


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_place_in_the_readme(name: str):
    assert f"<!-- figures: {name} -->\n" in README


def test_something_was_measured():
    assert read_results("sets")
    assert read_results("peers")


@pytest.mark.parametrize("name", TABLES)
def test_every_result_is_a_row_and_says_how_it_was_measured(name: str):
    results = read_results(name)
    assert len(TABLES[name]().splitlines()) == len(results) + 2
    assert all(found["measured"]["command"].startswith("python -m eval.benchmarks ") for found in results.values())


def test_no_result_names_a_folder_of_a_machine():
    kept = [path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")]
    assert [text for text in kept if any(f'"/{root}/' in text for root in ("home", "root", "tmp", "work"))] == []
