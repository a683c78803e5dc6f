"""The text shown is a slice; the text embedded has title and headings before it and no furniture."""

import pytest

from corpus.passage import Passage
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from tests.samples.pdf import Line, make_pdf, paragraphs
from tests.samples.reading import only, read

TEXT = (
    "Tasks of the Year\n\n"
    "I. Construction of the centre\n\n"
    "1. The hub was approved.\n\n"
    "2. The centre gained strength.\n\n"
    "Powered by PageMaker"
)


def whole(document) -> Passage:
    return Passage(document, 0, len(document.text))


def test_the_text_shown_is_the_slice(as_document):
    document = as_document(TEXT)
    assert Passage(document, 50, 58).text == TEXT[50:58]


def test_the_section_is_that_of_the_first_content(as_document):
    assert whole(as_document(TEXT)).section == ("I. Construction of the centre",)


def test_the_embedded_text_is_title_then_headings_then_content(as_document):
    assert whole(as_document(TEXT)).embedding_text == (
        "Tasks of the Year\nI. Construction of the centre\n1. The hub was approved.\n2. The centre gained strength."
    )


def test_a_passage_that_starts_inside_a_block_embeds_only_its_own_part(as_document):
    document = as_document(TEXT)
    start = TEXT.index("was approved")
    assert Passage(document, start, start + len("was approved.")).content == "was approved."


def test_a_passage_without_pages_has_no_page(as_document):
    assert whole(as_document(TEXT)).page is None


TABLE = "# Harvest\n\n| plant | kg |\n|---|---|\n| bean | 2 |\n| pea | 3 |\n"


def test_rows_from_the_middle_of_a_table_embed_the_names_of_its_columns():
    document = read_markdown(TABLE, name="a").as_document("a.md")
    start = document.text.index("pea")
    assert Passage(document, start, len(document.text)).embedding_text == "Harvest\nplant | kg\npea | 3"


def test_a_table_from_its_beginning_embeds_its_header_once():
    document = read_markdown(TABLE, name="a").as_document("a.md")
    assert whole(document).embedding_text == "Harvest\nplant | kg\nbean | 2\npea | 3"


@pytest.mark.parametrize(
    ("path", "context"),
    [
        ("x/ACME_2020_10K.txt", "a ACME 2020 10K"),
        ("a.txt", "a"),
        ("000_0a785f59c5b8bd8c.txt", "a"),  # a hash says nothing
        ("clap-f3f3", "a"),  # the id of a row, no file
    ],
)
def test_the_words_of_the_files_name_are_embedded(path: str, context: str):
    document = read_text("It opened on Monday.", name="a").as_document(path)
    assert whole(document).embedding_text == f"{context}\nIt opened on Monday."


def test_the_page_is_that_of_the_first_content():
    lines = [[Line("Plants", size=20)], paragraphs("Beans are green.")]
    document = only(read(make_pdf(lines), ".pdf"))
    assert (whole(document).page, whole(document).section) == (2, ("Plants",))
