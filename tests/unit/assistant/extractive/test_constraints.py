from assistant.extractive.constraints import missing_names, missing_numbers, other_year, unknown_words
from assistant.extractive.question import read_question
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


def test_a_name_is_there_when_one_of_its_words_is() -> None:
    question = read_question("When did the Grayling Bridge open?")
    assert missing_names(question, "The bridge opened.", LEXICAL) == 0.0
    assert missing_names(question, "The mill closed.", LEXICAL) == 1.0


def test_words_found_nowhere_are_told_as_they_were_asked() -> None:
    assert unknown_words(read_question("Did the zeppelins reach the mill?"), LEXICAL) == ("zeppelins", "reach")


def test_another_year_than_the_one_asked_for_tells_against_the_evidence() -> None:
    question = read_question("What was sold in 2022?")
    assert other_year(question, "In 2020 wool was sold.") == 1.0
    assert other_year(question, "In 2020 and 2022 wool was sold.") == 0.0
    assert other_year(question, "Wool was sold.") == 0.0


def test_a_question_without_a_year_fits_any_year() -> None:
    assert other_year(read_question("What was sold?"), "In 2020 wool was sold.") == 0.0
