"""Plain text keeps its own offsets and finds its title."""

from corpus.readers.text import read_text


def test_the_extracted_text_is_the_files_own():
    text = "  The Hall\n\nIt opened on Monday.\n"
    assert read_text(text, name="a").text == text


def test_the_title_is_the_first_line_that_looks_like_one():
    assert read_text("The  Hall\n\nIt opened on Monday.", name="a").title == "The Hall"


def test_a_text_without_a_title_is_named_by_its_file():
    assert read_text("It opened on Monday.", name="report").title == "report"
