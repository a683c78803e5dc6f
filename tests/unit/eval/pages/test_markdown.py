"""The Markdown page holds the measures and shows hostile text as text."""

import pytest
from markdown_it import MarkdownIt

from eval.pages.markdown import as_markdown, escaped
from eval.report import summarise
from eval.row import Lost

TEXTS = ["![x](http://evil/a)", "[a](b)", "<img src=x>", "a | b", "**bold** _it_ `code`", "# head", "- item", "~~x~~"]


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_becomes_markup(text: str):
    shown = MarkdownIt("commonmark").enable("table").render(f"| a |\n| --- |\n| {escaped(text)} |\n")
    cell = shown.split("<td>")[1].split("</td>")[0]
    assert "<" not in cell
    assert cell.replace("&lt;", "<").replace("&gt;", ">") == text


def test_a_question_that_starts_with_a_number_starts_no_list(judged):
    wrong = judged(question="1. Cost?", correct=False)
    page = as_markdown([summarise("mine", [wrong], generator="g", index="1")])
    assert "<ol>" not in MarkdownIt("commonmark").render(page)


def test_text_stays_on_one_line():
    assert escaped("a\n\n# b\u202e") == r"a \# b"


def test_measures_losses_and_wrong_answers_are_listed(judged):
    wrong = judged(id="w", question="Cost?", correct=False, short_answer="ten", lost=Lost.WRONG_SPAN)
    lines = as_markdown([summarise("mine", [judged(), wrong], generator="g", index="1")]).split("\n")
    assert lines[:3] == ["# mine", "", "2 questions (2 answerable); 0 failed, 0 refused."]
    assert "| answers right | 0.5000 | 0.0000 – 1.0000 | 2 |" in lines
    assert "| wrong span | 1 |" in lines
    assert r"- Cost? (wrong span): ten. Wanted: Ann." in lines
