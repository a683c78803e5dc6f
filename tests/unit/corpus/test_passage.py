"""The text shown is a slice; the text embedded has title and headings before it and no furniture."""

from corpus.passage import Passage

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
