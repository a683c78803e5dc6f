"""Scans that were passed over are read by the next run that has OCR, and no other file is."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import ReadingSettings, Settings
from corpus.ocr import Image, OcrLine
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder
from tests.samples.pdf import make_pdf, paragraphs

HALL = "The hall of the garden was built of glass and iron."


class OneLine:
    """An engine that finds the same line on every picture."""

    def read(self, image: Image) -> Sequence[OcrLine]:
        return (OcrLine("It opened on Monday.", 10, 10, 200, 30),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A text, a PDF whose second page is a scan, and a scan."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text(HALL, encoding="utf-8")
    (docs / "half.pdf").write_bytes(make_pdf([paragraphs(HALL), []]))
    (docs / "scan.pdf").write_bytes(make_pdf([[]]))
    return docs


@pytest.fixture
def app(tmp_path: Path) -> Callable[[bool], Application]:
    """Open the same home with OCR or without."""

    def open_home(ocr: bool) -> Application:
        read = partial(read_here, ocr=OneLine() if ocr else None)
        settings = Settings(reading=ReadingSettings(ocr=ocr))
        home = Home(tmp_path / "home", False)
        return Application(home, settings, read_files=read, make_encoder=lambda *_: HashingEncoder(64))

    return open_home


def test_without_ocr_the_pages_are_named_with_the_setting(app, folder: Path):
    report = app(False).indexer().update([folder])
    assert [(note.path, note.text) for note in report.notes] == [
        ("half.pdf", "page 2: no text (scanned?); set reading.ocr")
    ]
    assert [(entry.path, entry.reason) for entry in report.skipped] == [
        ("scan.pdf", "no text in it; page 1: no text (scanned?); set reading.ocr")
    ]


@pytest.mark.parametrize("retry", [False, True], ids=["index", "--retry-failed"])
def test_once_there_is_ocr_scans_are_read_and_no_other_file(app, folder: Path, retry: bool):
    app(False).indexer().update([folder])
    indexer = app(True).indexer()
    report = indexer.retry() if retry else indexer.update([folder])
    assert (report.plan.changed, report.skipped) == (["half.pdf", "scan.pdf"], ())
    assert [(note.path, note.text) for note in report.notes] == [
        ("half.pdf", "page 2: read by OCR"),
        ("scan.pdf", "page 1: read by OCR"),
    ]


@pytest.mark.parametrize("ocr", [True, False], ids=["again with OCR", "without it again"])
def test_what_was_read_by_ocr_is_not_read_again(app, folder: Path, ocr: bool):
    app(True).indexer().update([folder])
    assert app(ocr).indexer().update([folder]).is_idle


def test_a_preview_counts_the_scans_that_would_be_read(app, folder: Path):
    app(False).indexer().update([folder])
    assert app(True).indexer().preview([folder]).plan.changed == ["half.pdf", "scan.pdf"]
