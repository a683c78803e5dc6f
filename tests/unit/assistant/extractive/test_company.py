from dataclasses import fields, replace

import pytest

from assistant.extractive.candidates import Candidate
from assistant.extractive.company import find_announced, find_equal, find_rival
from assistant.extractive.features import Described, Features
from assistant.extractive.question import read_question
from assistant.extractive.scorer import Scored
from corpus.document import Block, BlockKind, Document, content_hash

NOTHING = Features(**{field.name: 0.0 for field in fields(Features)})


def scored(path: str, text: str, value: str, probability: float) -> Scored:
    document = Document(path, path, text, (), content_hash(path, text))
    start = text.find(value)
    candidate = Candidate(document, 0, len(text), Block(BlockKind.PARAGRAPH, 0, len(text)), 0)
    return Scored(Described(candidate, NOTHING, (start, start + len(value))), probability)


BEST = scored("a.txt", "The mill employs 40 people in Grayling.", "40", 0.8)


def test_another_document_with_another_value_is_a_rival() -> None:
    other = scored("b.txt", "The mill employs 52 people in Grayling.", "52", 0.7)
    assert find_rival([BEST, other]) is other


def test_the_same_value_elsewhere_is_no_rival() -> None:
    assert find_rival([BEST, scored("b.txt", "The mill employs 40 people in Grayling.", "40", 0.7)]) is None


def test_the_same_document_does_not_rival_itself() -> None:
    text = "The mill employs 52 people in Grayling."
    best = scored("a.txt", text, "52", 0.8)
    assert find_rival([best, Scored(best.described, 0.7)]) is None


def test_a_sentence_about_something_else_is_no_rival() -> None:
    assert find_rival([BEST, scored("b.txt", "The ferry carries 52 cars to Malmo daily.", "52", 0.7)]) is None


def test_an_unlikely_sentence_is_no_rival() -> None:
    # 0.3 is below half of 0.8
    assert find_rival([BEST, scored("b.txt", "The mill employs 52 people in Grayling.", "52", 0.3)]) is None


def test_a_second_sentence_nearly_as_likely_is_shown_too() -> None:
    # 0.85 of 0.8 is 0.68
    near, far = (scored("b.txt", "Nets are mended.", "Nets", p) for p in (0.69, 0.67))
    assert find_equal([BEST, near]) is near
    assert find_equal([BEST, far]) is None


def test_a_single_sentence_has_no_company() -> None:
    assert find_equal([BEST]) is None


def test_figures_of_one_shape_for_as_much_of_the_question_are_rivals_however_the_sentences_are_worded() -> None:
    covering = replace(NOTHING, context_coverage=0.8, span=0.4)
    best = scored("a.txt", "The works cost EUR 74 million in all.", "EUR 74 million", 0.8)
    other = scored("b.txt", "As steel is dear, the new budget is EUR 81 million.", "EUR 81 million", 0.3)
    best, other = (Scored(replace(each.described, features=covering), each.probability) for each in (best, other))
    assert find_rival([best, other]) is other
    unsure = Scored(replace(other.described, features=replace(covering, context_coverage=0.6)), 0.3)
    assert find_rival([best, unsure]) is None  # it holds less of the question: 0.6 < 0.8 - 0.1


def test_rows_of_a_table_are_not_shown_for_being_alike() -> None:
    document = Document("a.md", "a", "Aurora | 40", (), content_hash("a", "Aurora | 40"))
    row = Candidate(document, 0, 11, Block(BlockKind.TABLE_ROW, 0, 11), 0)
    assert find_equal([Scored(Described(row, NOTHING, None), 0.8), BEST]) is None


def test_another_month_of_the_same_year_is_another_value() -> None:
    best = scored("a.txt", "The quay will open in May 2026.", "May 2026", 0.8)
    other = scored("b.txt", "The quay will open in September 2026.", "September 2026", 0.7)
    assert find_rival([best, other]) is other


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("What are the limits of the mill?", ["Yet the mill has limits.", "It is small.", "It leaks."]),
        ("What is the mill like?", []),  # "limits" is new
        ("When was the mill limited?", []),  # a date is no list
    ],
)
def test_a_sentence_that_only_announces_brings_what_follows(asked: str, shown: list[str]) -> None:
    text = "Yet the mill has limits. It is small. It leaks."
    document = Document("a.txt", "a", text, (), content_hash("a", text))
    candidate = Candidate(document, 0, 24, Block(BlockKind.PARAGRAPH, 0, len(text)), 0)
    best = Scored(Described(candidate, NOTHING, None), 0.8)
    assert [evidence.text for evidence in find_announced(read_question(asked), best)] == shown
