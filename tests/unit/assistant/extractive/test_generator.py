from collections.abc import Callable

import pytest

from assistant.events import Abstain, Confidence, Event, Sentence, ShortAnswer

Events = Callable[..., list[Event]]


def sentences(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Sentence)]


def short(events: list[Event]) -> str | None:
    return next((event.text for event in events if isinstance(event, ShortAnswer)), None)


def test_a_numbered_item_is_answered_with_exactly_that_item(events_of: Events) -> None:
    assert sentences(events_of("What is item 3?")) == ["3. A bird hide was opened near Grayling Point."]


def test_several_numbered_items_are_answered_in_order(events_of: Events) -> None:
    assert sentences(events_of("What do items 1 to 3 say?")) == [
        "1. The reed beds were mown in October.",
        "2. Two jetties were repaired by volunteers.",
        "3. A bird hide was opened near Grayling Point.",
    ]


def test_an_item_that_is_not_there_is_refused(events_of: Events) -> None:
    assert any(isinstance(event, Abstain) for event in events_of("What is item 77?", threshold=0.5))


def test_a_list_under_a_heading_is_answered_whole_and_alone(events_of: Events) -> None:
    assert sentences(events_of("What are the tasks of the work in the office?")) == [
        "4. Ms Ottoline Frome became the treasurer.",
        "5. The newsletter moved to a new printer.",
    ]


def test_a_list_under_a_lead_in_is_answered_whole(events_of: Events) -> None:
    assert sentences(events_of("List what you will need.")) == ["- a heavy pot", "- a scraper", "- rice flour"]


def test_the_part_an_item_is_under_is_named_by_its_heading(events_of: Events) -> None:
    events = events_of("Under which part is the bird hide near Grayling Point?")
    assert short(events) == "I. Work on the shore"
    assert sentences(events) == ["I. Work on the shore", "3. A bird hide was opened near Grayling Point."]


def test_an_abbreviation_is_spelled_out(events_of: Events) -> None:
    assert short(events_of("What does NLCT stand for?")) == "Northern Lakes Conservation Trust"


def test_an_abbreviation_that_is_nowhere_spelled_out_is_refused(events_of: Events) -> None:
    assert any(isinstance(event, Abstain) for event in events_of("What does QRX stand for?", threshold=0.5))


def test_the_date_of_a_document_comes_from_its_byline(events_of: Events) -> None:
    assert short(events_of("When was the yearly report of the Northern Lakes Trust published?")) == "2019-03-04"


def test_a_table_row_is_shown_under_the_row_that_names_its_columns(events_of: Events) -> None:
    assert sentences(events_of("What is the fee of a raft?"))[:2] == ["Boat | Fee | Paid", "Raft | 7 | monthly"]


def test_a_value_is_taken_from_its_place_before_respectively(events_of: Events) -> None:
    assert short(events_of("What was the growth rate of the boat total?")) == "7.5%"


def test_every_sentence_is_a_slice_of_its_document(events_of: Events) -> None:
    for event in events_of("Who became the treasurer?"):
        if isinstance(event, Sentence):
            (evidence,) = event.evidence
            assert event.text == evidence.document.text[evidence.start : evidence.end]


def test_the_short_answer_lies_inside_the_sentence(events_of: Events) -> None:
    events = events_of("Who became the treasurer?")
    assert short(events) is not None
    assert short(events) in sentences(events)[0]


def test_an_abstention_names_the_words_that_were_looked_for(events_of: Events) -> None:
    events = events_of("Which submarine did the zeppelin sink?", threshold=0.999)
    assert events[-1] == Abstain(("submarine", "zeppelin", "sink"))


def test_the_confidence_comes_first(events_of: Events) -> None:
    assert isinstance(events_of("Who became the treasurer?")[0], Confidence)


def test_a_question_of_function_words_alone_is_refused(events_of: Events) -> None:
    assert any(isinstance(event, Abstain) for event in events_of("What is it?", threshold=0.01))


@pytest.mark.parametrize("question", ["What is rule 2 of chess?", "In step 3, how hot should the oven be?"])
def test_a_number_alone_does_not_make_an_item_the_answer(events_of: Events, question: str) -> None:
    assert any(isinstance(event, Abstain) for event in events_of(question, threshold=0.5))


def test_a_byline_does_not_date_what_its_document_is_not_about(events_of: Events) -> None:
    assert short(events_of("When was the constitution of Peru written?")) != "2019-03-04"


def test_two_items_are_two_and_no_range(events_of: Events) -> None:
    assert sentences(events_of("What are items 1 and 3?")) == [
        "1. The reed beds were mown in October.",
        "3. A bird hide was opened near Grayling Point.",
    ]
