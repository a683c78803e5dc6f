"""Labels in questions, and where they stand in documents."""

import pytest

from assistant.extractive.addresses import addresses, heading_label, section_under
from assistant.extractive.labelled import find_labelled
from assistant.extractive.labels import find_labels, parts_of
from corpus.passage import Passage
from corpus.readers.markdown import read_markdown
from embeddings.analysis import analyse
from embeddings.retriever import Hit

RULES = """# Green of Ulvik

## § 1 Where it holds

(1) It holds for the green.

(2) It holds for the pond.

## § 2 Conduct

(1) Everyone is quiet.

(2) Forbidden are:

- (a) fires,
- (b) drones,
- (c) horses.

## Article 7 - Fees

1. The board sets them.
2. They pay for:
   - (a) the lamps,
   - (b) the wall.

## C.1 Courses

Courses begin in May.

## Trip

- Day 1: ferry
- Day 2: lighthouse

## Packing

1. boots
2. torch

**D4** The bridge is painted.
"""
DOCUMENT = read_markdown(RULES, name="rules").as_document("rules.md")
HITS = [Hit(Passage(DOCUMENT, 0, 10), 0, 1.0, None, None, None, None)]


@pytest.mark.parametrize(
    ("question", "labels", "noun"),
    [
        ("What does clause 7.2 (c) say?", ("7.2(c)",), "clause"),
        ("§ 2 (2) c of the by-law", ("2(2)(c)",), "§"),
        ("What is in Article 7, paragraph 2 (d)?", ("7.2(d)",), "article"),
        ("What do clauses 2.2 and 7.3 say?", ("2.2", "7.3"), "clauses"),
        ("decision d2 of the board", ("d2",), "decision"),
        ("condition (c) for taking part", ("(c)",), "condition"),
        ("What happens on day 3?", ("3",), "day"),
        ("What is CA-4?", ("CA-4",), ""),
        ("What does C.3 (c) say?", ("C.3(c)",), ""),
        ("Which lessons I missed were free?", (), ""),
        ("Who won in 2019?", (), ""),
    ],
)
def test_labels_are_read_with_all_their_parts(question, labels, noun):
    found = find_labels(question)
    assert (found.all, found.noun, found.bare) == (labels, noun, False)


@pytest.mark.parametrize(
    ("question", "bare"), [("handbook 6.2", True), ("lease 2.3 (b)", True), ("in 6.2 we say", False)]
)
def test_a_number_at_the_end_of_key_words_may_be_a_label(question, bare):
    assert find_labels(question).bare is bare


def test_a_code_alone_may_be_the_name_of_a_thing():
    assert [find_labels(text).is_sure for text in ("topics of Q9", "C.3 (c)", "clause 3", "topics")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_label_comes_apart_into_its_parts():
    assert [parts_of(label) for label in ("7.2(d)", "D4", "(c)", "C.1")] == [
        ("7", "2", "d"),
        ("d4",),
        ("c",),
        ("c", "1"),
    ]


def test_headings_carry_labels_of_every_style():
    texts = ["Article 4 - Expulsion", "§ 3 ANIMALS", "8 Return", "7. PAYMENT", "C.1 Attendance", "Item 5: Bus", "Notes"]
    assert [heading_label(text) for text in texts] == [("4",), ("3",), ("8",), ("7",), ("c", "1"), ("5",), ()]


def test_what_a_block_stands_in_is_part_of_its_address():
    places = {DOCUMENT.slice(each.block): (*each.above, *each.own) for each in addresses(DOCUMENT)}
    assert places["(a) fires,"] == ("2", "2", "a")
    assert places["(b) the wall."] == ("7", "2", "b")
    assert places["(2) It holds for the pond."] == ("1", "2")


def test_a_long_section_is_shown_as_far_as_it_may_be():
    heading = next(block for block in DOCUMENT.blocks if "Conduct" in DOCUMENT.slice(block))
    shown = [DOCUMENT.slice(block) for block in section_under(DOCUMENT, heading)]
    assert shown == [
        "§ 2 Conduct",
        "(1) Everyone is quiet.",
        "(2) Forbidden are:",
        "(a) fires,",
        "(b) drones,",
        "(c) horses.",
    ]


def said(question: str) -> list[str] | None:
    topic = {term for term in analyse(question) if term.isalpha()} - set(
        analyse("what does say clause article and day")
    )

    def covered(text: str, *, besides: frozenset[str] = frozenset()) -> float:
        left = topic - besides
        return len(left & set(analyse(text))) / len(left) if left else 1.0

    found = find_labelled(find_labels(question), HITS, covered)
    return [DOCUMENT.slice(block) for block in found.blocks] if found else None


@pytest.mark.parametrize(
    ("question", "blocks"),
    [
        ("§ 2 (2) c", ["(c) horses."]),
        ("What does § 1 (2) say?", ["(2) It holds for the pond."]),
        ("What does § 2 (2) say?", ["(2) Forbidden are:", "(a) fires,", "(b) drones,", "(c) horses."]),
        ("Article 7, paragraph 2 (b)", ["(b) the wall."]),
        ("What does section C.1 say?", ["C.1 Courses", "Courses begin in May."]),
        ("What does § 1 say?", ["§ 1 Where it holds", "(1) It holds for the green.", "(2) It holds for the pond."]),
        ("What does day 2 bring?", ["Day 2: lighthouse"]),
        ("What is on day 3?", None),
        ("week 1", None),
        ("decision D4", ["D4 The bridge is painted."]),
        ("decision D5", None),
        ("§ 9", None),
        ("§ 2 (2) f", None),
        ("items 1 and 2 of the packing list", ["boots", "torch"]),
    ],
)
def test_what_carries_a_label_is_found(question, blocks):
    found = said(question)
    assert (found and [text.removeprefix("1. ").removeprefix("2. ") for text in found]) == blocks
