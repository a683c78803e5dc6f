"""Evidence is found by its words, wherever a document is cut."""

from corpus.passage import Passage
from corpus.readers.text import read_text
from eval.evidence import Gold, find_quote
from eval.question_set import EvidenceRow

TEXT = "The hall opened\nin May. It cost nine. It cost nine."
DOCUMENT = read_text(TEXT, name="a").as_document("a.txt")


def test_every_place_of_a_quote_is_found():
    assert [DOCUMENT.text[slice(*place)] for place in find_quote(DOCUMENT, "It cost nine.")] == ["It cost nine."] * 2


def test_a_quote_whose_lines_break_elsewhere_is_found():
    [(begin, end)] = find_quote(DOCUMENT, "hall opened in May")
    assert DOCUMENT.text[begin:end].split() == ["hall", "opened", "in", "May"]


def test_a_blank_quote_stands_nowhere():
    assert find_quote(DOCUMENT, " ") == []


def test_less_than_half_of_a_quote_is_not_enough():
    gold = Gold(EvidenceRow(document="a.txt", quote="It cost nine."))
    begin = DOCUMENT.text.index("It cost")
    # the quote has 13 characters
    assert gold.held_by(Passage(DOCUMENT, begin, begin + 7))
    assert not gold.held_by(Passage(DOCUMENT, begin, begin + 6))
