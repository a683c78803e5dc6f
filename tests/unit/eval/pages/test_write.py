"""Reports are written as the named kind, or as all kinds into a folder."""

import json
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from eval.pages import write_reports
from eval.report import SetReport, summarise
from eval.runs import read_report


@pytest.fixture
def report(judged) -> SetReport:
    return summarise("mine", [judged()], generator="g", index="1")


def test_a_folder_gets_every_kind(report: SetReport, tmp_path: Path):
    write_reports([report], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "report.json", "report.md"]


@pytest.mark.parametrize(("name", "start"), [("r.json", "["), ("r.md", "# mine"), ("r.html", "<!doctype html>")])
def test_a_file_gets_the_kind_of_its_suffix(report: SetReport, tmp_path: Path, name: str, start: str):
    assert write_reports([report], tmp_path / name) == [tmp_path / name]
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_written_report_can_be_compared_later(report: SetReport, tmp_path: Path):
    write_reports([report], tmp_path / "r.json")
    assert len(json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))) == 1
    assert read_report(tmp_path / "r.json") == report


def test_another_kind_is_refused(report: SetReport, tmp_path: Path):
    with pytest.raises(SettingsError, match=r"no \.pdf files"):
        write_reports([report], tmp_path / "r.pdf")
