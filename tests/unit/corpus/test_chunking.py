"""Documents are cut along their structure, within the budget, and nothing but furniture is lost."""

import pytest

from corpus.chunking import cut_passages
from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage
from tests.samples.pdf import make_pdf, paragraphs
from tests.samples.reading import only, read


def words(text: str) -> int:
    """Count words: budgets in these tests are in words."""
    return len(text.split())


def shown(document, budget: int) -> list[str]:
    return [passage.text for passage in cut_passages(document, count=words, budget=budget)]


def test_a_document_that_fits_is_one_passage(as_document):
    assert shown(as_document("One two three.\n\nFour five six."), 6) == ["One two three.\n\nFour five six."]


def test_a_block_that_does_not_fit_any_more_starts_the_next_passage(as_document):
    # 3 + 3 words are over a budget of 5
    assert shown(as_document("One two three.\n\nFour five six."), 5) == ["One two three.", "Four five six."]


def test_a_heading_starts_a_passage_and_stays_with_what_follows(as_document):
    text = "One two three.\n\nThe Next Part\n\nIt goes on here for some time."
    assert shown(as_document(text), 100) == ["One two three.", "The Next Part\n\nIt goes on here for some time."]


def test_a_heading_stays_with_what_follows_even_over_the_budget(as_document):
    # heading 3 words, paragraph 7, budget 7: together 10, and still one passage
    text = "One two three.\n\nThe Next Part\n\nIt goes on here for some time."
    assert shown(as_document(text), 7)[1] == "The Next Part\n\nIt goes on here for some time."


def test_title_byline_and_heading_open_one_passage_together(as_document):
    text = "The Hall Opens\n\n2021-05-26 admin source:\n\nI. First part\n\nIt goes on here for some time."
    assert shown(as_document(text), 8) == [text]


def test_boilerplate_is_in_no_passage(as_document):
    text = "One two three.\n\nPowered by PageMaker 7.2"
    assert shown(as_document(text), 100) == ["One two three."]


def test_a_document_of_boilerplate_alone_has_no_passage(as_document):
    assert shown(as_document("Powered by PageMaker 7.2"), 100) == []


def test_parts_of_a_split_paragraph_share_one_whole_sentence(as_document):
    # sentences of 3 words; two fit a budget of 6
    text = "A one two. B one two. C one two. D one two."
    assert shown(as_document(text), 6) == ["A one two. B one two.", "B one two. C one two.", "C one two. D one two."]


def test_blocks_that_are_not_split_share_nothing(as_document):
    text = "A one two.\n\nB one two.\n\nC one two."
    assert shown(as_document(text), 6) == ["A one two.\n\nB one two.", "C one two."]


def test_a_sentence_is_not_repeated_when_the_next_would_not_fit_beside_it(as_document):
    # 3 + 3 words fill the first part; B (3) and C (5) together are over 6, so C stands alone
    text = "A one two. B one two. C one two three four. D one two."
    assert shown(as_document(text), 6) == ["A one two. B one two.", "C one two three four.", "D one two."]


def test_a_sentence_over_the_budget_is_cut_between_words(as_document):
    assert shown(as_document("one two three four five six"), 4) == ["one two three", "four five six"]


def test_a_word_over_the_budget_is_cut_where_it_must(as_document):
    passages = cut_passages(as_document("x" * 100), count=len, budget=30)
    assert "".join(passage.text for passage in passages) == "x" * 100
    assert max(len(passage.text) for passage in passages) <= 30


def test_a_split_paragraph_does_not_take_the_block_before_it_along(as_document):
    text = "Zero one two.\n\nA one two. B one two. C one two."
    assert shown(as_document(text), 6)[0].startswith("Zero")
    assert shown(as_document(text), 6)[-1] == "B one two. C one two."


def test_every_passage_is_a_slice_of_its_document(as_document):
    document = as_document("A one two. B one two. C one two.\n\nD.")
    for passage in cut_passages(document, count=words, budget=6):
        assert isinstance(passage, Passage)
        assert document.text[passage.start : passage.end] == passage.text


def test_a_budget_of_nothing_is_a_mistake(as_document):
    with pytest.raises(ValueError, match="not 0"):
        cut_passages(as_document("x"), count=words, budget=0)


def test_a_word_of_a_million_letters_is_cut_with_few_counts():
    text = "a" * 1_000_000
    counted: list[int] = []

    def count(part: str) -> int:
        counted.append(len(part))
        return len(part)

    document = Document("a", "a", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), "")
    passages = cut_passages(document, count=count, budget=100)
    assert "".join(passage.text for passage in passages) == text
    # the block; its halves of 3,906 letters (the first below 64 a token), 1,953, 976, 488, 244, 122 and 61; each piece
    assert sum(counted) <= 9 * len(text)


def test_a_passage_ends_with_its_page():
    pages = [paragraphs("One of the halls."), paragraphs("Two of the halls.")]
    document = only(read(make_pdf(pages), ".pdf"))
    cut = cut_passages(document, count=lambda text: len(text.split()), budget=100)
    assert [(passage.text, passage.page) for passage in cut] == [("One of the halls.", 1), ("Two of the halls.", 2)]
