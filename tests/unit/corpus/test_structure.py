"""The roles of stretches of plain text: title, byline, paragraph, boilerplate."""

import pytest

from corpus.dates import find_date
from corpus.document import BlockKind
from corpus.furniture import is_boilerplate
from corpus.structure import find_blocks

ARTICLE = (
    "The Hall Opens\n\n"
    "2021-05-26 15:21:31 admin source: share:\n\n"
    "The hall opened on Monday with three hundred guests from nine countries.\n\n"
    "Powered by PageMaker 7.2.0 ©2008-2024 pages.example"
)


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in find_blocks(text)]


def test_an_article_has_title_byline_paragraph_and_boilerplate():
    assert kinds(ARTICLE) == [BlockKind.TITLE, BlockKind.BYLINE, BlockKind.PARAGRAPH, BlockKind.BOILERPLATE]


def test_a_lone_line_is_content_and_no_title():
    assert kinds("The hall opened") == [BlockKind.PARAGRAPH]


def test_a_first_line_that_is_a_sentence_is_no_title():
    assert kinds("The hall opened on Monday.\n\nIt was full.")[0] is BlockKind.PARAGRAPH


def test_a_first_paragraph_of_two_lines_is_no_title():
    assert kinds("The hall opened\nwith many guests\n\nIt was full.")[0] is not BlockKind.TITLE


def test_no_text_has_no_blocks():
    assert find_blocks("\n \n") == []


@pytest.mark.parametrize(
    "line",
    [
        "2021-05-26 15:21:31 admin source: share:",
        "By Jane Doe",
        "Published: 3 March 2020",
        "May 26, 2021",
        "来源：新华社 2021年5月26日",
    ],
)
def test_a_line_with_a_date_or_an_author_under_the_title_is_a_byline(line: str):
    assert kinds(f"The Hall Opens\n\n{line}\n\nMany guests came to see it on that day.")[1] is BlockKind.BYLINE


def test_a_sentence_with_a_date_is_no_byline():
    text = "The Hall Opens\n\nOn 2021-05-26 the hall was opened by the mayor and nine guests of honour.\n\nAll left."
    assert kinds(text)[1] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "Powered by PageMaker 7.2.0 ©2008-2024 pages.example",
        "Copyright 2020 Acme",
        "(c) 2019 Acme Ltd.",
        "All rights reserved.",
        "Skip to main content",
        "Cookie settings",
        "Share this page",
    ],
)
def test_site_furniture_is_boilerplate(line: str):
    assert is_boilerplate(line)


def test_a_long_paragraph_that_mentions_copyright_is_content():
    # 161 characters: one over the limit
    assert not is_boilerplate("The copyright act " + "x" * 143)


def test_a_sentence_about_sharing_profits_is_content():
    assert not is_boilerplate("Share prices rose by nine percent in the second quarter of the year.")


@pytest.mark.parametrize(
    "date", ["2021-05-26", "2021/5/26", "26.05.2021", "May 26, 2021", "26 May 2021", "2021年5月26日", "Sept. 3, 2020"]
)
def test_a_calendar_date_is_found_in_full(date: str):
    text = f"opened {date} at noon"
    assert find_date(text) == (7, 7 + len(date))


def test_a_text_without_a_date_has_none():
    assert find_date("item 59 of 110, 15.6 billion") is None


def test_a_short_line_with_a_date_far_down_is_content():
    text = "The Hall Opens\n\n" + "Many guests came to see it.\n\n" * 5 + "Oslo, 26 May 2021"
    assert kinds(text)[-1] is BlockKind.PARAGRAPH


def test_a_short_line_with_a_label_and_its_value_is_content():
    text = "Minutes\n\nPresent: Ann Li, Bo Berg\n\nThe board met in the small hall and agreed on the budget."
    assert [block.kind for block in find_blocks(text)][1] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "Revenue grew by 12% in 2023.",
        "The treaty was signed 4 July 1776.",
        "Source code is kept in git",
        "1. Tested by QA",
    ],
)
def test_content_near_the_top_is_no_byline(line):
    kinds = [block.kind for block in find_blocks(f"Title\n\n{line}\n\nMore of it follows below in a longer line.")]
    assert BlockKind.BYLINE not in kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "The drone is powered by two electric motors.",
        "Next, add the eggs.",
        "Copyright expires 70 years after the author's death.",
        "Share price: 30",
    ],
)
def test_a_sentence_with_a_word_of_site_furniture_is_content(sentence):
    assert not is_boilerplate(sentence)


def test_a_labelled_line_in_capitals_is_a_heading_beside_the_numbered_ones() -> None:
    text = (
        "GUIDE\n\n1. DAY BY DAY\n\nIt takes two days.\n\nDAY 1: THE LAKE\nWe sail across the lake in the morning.\n\n"
        "DAY 2: THE PEAK\nWe climb the peak before the sun is up.\n\n2. PRICE\n\nIt costs 90 crowns a head."
    )
    sections = [block.section for block in find_blocks(text) if block.kind is BlockKind.PARAGRAPH]
    assert sections == [("1. DAY BY DAY",), ("DAY 1: THE LAKE",), ("DAY 2: THE PEAK",), ("2. PRICE",)]


def test_fields_in_capitals_are_no_headings() -> None:
    text = "MEMO\n\nTO: ALL STAFF\nFROM: THE OFFICE\nDATE: 3 MAY\n\nThe office is closed on Monday."
    assert [block.kind for block in find_blocks(text)].count(BlockKind.HEADING) == 0


def test_the_days_of_a_diary_are_headings_and_the_day_of_a_letter_is_none() -> None:
    diary = "From the diary of Ebba\n\n2 October\nCame across by boat.\n\n9 October\nCleaned the lens with spirit."
    assert [block.section for block in find_blocks(diary)[1:]] == [(), ("2 October",), (), ("9 October",)]
    letter = "Halm Garden Club\n\n2 October 2024\n\nDear members,\n\nThe gate is closed in winter, so bring a key."
    assert not any(block.section for block in find_blocks(letter))
