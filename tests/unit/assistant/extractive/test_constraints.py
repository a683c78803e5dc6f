import pytest

from assistant.extractive.candidates import Candidate
from assistant.extractive.constraints import (
    lacks_number,
    missing_names,
    missing_numbers,
    names_other_code,
    names_other_year,
    only_repeats,
    other_year,
)
from assistant.extractive.question import read_question
from corpus.document import Block, BlockKind, Document, content_hash
from embeddings.lexical import Bm25Index

LEXICAL = Bm25Index.from_texts(["The Grayling bridge opened in 1987.", "The mill closed."])


def test_a_year_that_the_evidence_lacks_is_missing() -> None:
    assert missing_numbers(read_question("What opened in 1988?"), "It opened in 1987.") == 1.0


def test_half_of_two_figures_may_be_missing() -> None:
    assert missing_numbers(read_question("What grew from 12 in 1987?"), "In 1987 it grew.") == 0.5


def test_a_figure_is_the_same_with_and_without_separators() -> None:
    assert missing_numbers(read_question("Who paid 12,400?"), "12400 was paid") == 0.0


def test_the_label_of_an_item_is_no_figure_of_the_evidence() -> None:
    assert missing_numbers(read_question("What is item 59?"), "nothing here") == 0.0


def test_the_number_of_an_asked_clause_is_a_label_too() -> None:
    assert missing_numbers(read_question("What does clause 6.2 (c) say?"), "nothing here") == 0.0


@pytest.mark.parametrize(
    ("text", "other"),
    [("Error E1 is a blocked fan.", True), ("Errors E1 and E3.", False), ("Form SC-9.", False), ("A fan.", False)],
)
def test_a_candidate_with_another_code_of_the_same_form_is_about_something_else(text: str, other: bool) -> None:
    assert names_other_code(read_question("What does error E3 mean?"), candidate(text)) is other


def test_a_name_is_there_when_one_of_its_words_is() -> None:
    question = read_question("When did the Grayling Bridge open?")
    assert missing_names(question, "The bridge opened.", LEXICAL) == 0.0
    assert missing_names(question, "The mill closed.", LEXICAL) == 1.0


def candidate(sentence: str, *, text: str = "", title: str = "Wool", section: tuple[str, ...] = ()) -> Candidate:
    """Return a sentence as a candidate inside a block `text`, the sentence alone by default."""
    text = text or sentence
    block = Block(BlockKind.PARAGRAPH, 0, len(text), section)
    document = Document("a.txt", title, text, (block,), content_hash(title, text))
    start = text.index(sentence)
    return Candidate(document, start, start + len(sentence), block, 0)


SOLD = "Wool was sold."


@pytest.mark.parametrize(
    ("place", "other"),
    [
        (candidate("In 2020 wool was sold."), 1.0),
        (candidate("In 2020 and 2022 wool was sold."), 0.0),
        (candidate(SOLD), 0.0),
        (candidate(SOLD, text=f"It was 2020. {SOLD} In 2022 it was not."), 1.0),
        (candidate(SOLD, section=("Results for 2020",)), 1.0),
        (candidate("In 2020 wool was sold.", title="Report 2022"), 0.0),
    ],
)
def test_a_sentence_of_another_year_is_told_by_what_stands_in_before_and_over_it(place: Candidate, other: float):
    assert other_year(read_question("What was sold in 2022?"), place) == other


def test_a_question_without_a_year_fits_any_year():
    assert other_year(read_question("What was sold?"), candidate("In 2020 wool was sold.")) == 0.0


def test_only_the_sentence_itself_names_another_year():
    asked = read_question("What was sold in 2022?")
    assert names_other_year(asked, candidate("In 2020 wool was sold.", title="Report 2022"))
    assert not names_other_year(asked, candidate(SOLD, section=("Results for 2020",)))


def test_a_question_for_a_quantity_is_not_answered_by_a_sentence_without_one():
    asked = read_question("How long is the Grayling bridge?")
    assert lacks_number(asked, candidate("The Grayling bridge opened.")) == 1.0
    assert lacks_number(asked, candidate("The Grayling bridge is two miles long.")) == 0.0
    assert lacks_number(read_question("Who built the bridge?"), candidate("The Grayling bridge opened.")) == 0.0


@pytest.mark.parametrize(
    ("asked", "text", "repeats"),
    [
        ("What is the wool filter?", "Wool filter", True),
        ("What is the wool filter?", "Wool filter of felt", False),
        ("Is the filter of wool?", "The filter is of wool.", False),
    ],
)
def test_a_block_that_only_repeats_the_question_is_no_answer(asked: str, text: str, repeats: bool) -> None:
    assert only_repeats(read_question(asked), candidate(text)) is repeats
