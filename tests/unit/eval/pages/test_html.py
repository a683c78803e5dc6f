"""The page of a report is one file that runs nothing, asks for nothing and shows hostile text as text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from eval.pages.html import as_html
from eval.report import summarise
from eval.row import CitedRow, Lost, RowReport

HOSTILE = "<script>alert(1)</script><img src=//evil/x onerror=alert(1)>\"'{{ 7*7 }}{% raw %}\u202e\x1b[2J"


class Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


@pytest.fixture
def page(judged: Callable[..., RowReport]) -> str:
    """A report with hostile text wherever a set, a document or an answer puts text."""
    cited = CitedRow(document=HOSTILE, quotes=(HOSTILE,))
    texts = {"kind": HOSTILE, "question": HOSTILE, "answer": HOSTILE, "short_answer": HOSTILE, "accepted": [HOSTILE]}
    evidence = [{"document": HOSTILE, "quote": HOSTILE}]
    wrong = judged(id=HOSTILE, correct=False, lost=Lost.CUT, citations=[cited], evidence=evidence, **texts)
    failed = judged(id="f", error=HOSTILE, correct=False)
    return as_html([summarise(HOSTILE, [wrong, failed, judged(), judged()], generator=HOSTILE, index="1")])


def test_no_text_becomes_markup(page: str):
    assert read(page).names <= set(
        "html head meta title style body h1 h2 h3 p span figure figcaption svg line circle rect text polyline "
        "details summary table tr th td div dl dt dd".split()
    )


def test_nothing_is_run_or_asked_for(page: str):
    assert not {"src", "href", "srcset", "action", "style"} & read(page).attributes
    assert not [name for name in read(page).attributes if name.startswith("on")]
    assert "default-src 'none'" in page
    assert "url(" not in page


def test_hostile_text_is_shown_as_it_is_written(page: str):
    # brackets and braces as text; the override and the escape character are gone
    assert "<script>alert(1)</script><img src=//evil/x onerror=alert(1)>\"'{{ 7*7 }}{% raw %}" in read(page).text
    assert not re.search("[\u202e\x1b]", page)


def test_every_question_is_there_with_where_it_was_lost(page: str):
    text = read(page).text
    assert ("Wrong (2)" in text, "Right (2)" in text, "cut by chunking" in text) == (True, True, True)


def test_every_measure_is_in_the_table_and_every_mean_has_its_dot(judged):
    report = summarise("mine", [judged(), judged(correct=False)], generator="g", index="1")
    page = as_html([report])
    text = read(page).text
    assert [label for label in report.measures if label not in text] == []
    # right in one of two: the dot of "answers right" stands at 5 + 300 · 0.5
    assert 'cx="155.0"' in page


def test_a_report_without_answers_has_no_chart_of_confidence(judged):
    report = summarise("mine", [judged(abstained=True, correct=False)], generator="g", index="1")
    assert "Risk and coverage" not in as_html([report])
