"""Clauses, ordinals, reasons, lead-ins and cells in whole answers, over documents of other kinds."""

from collections.abc import Callable, Sequence

import pytest

from assistant.compose import Application
from assistant.events import Event, Sentence, ShortAnswer
from assistant.extractive.generator import ExtractiveGenerator
from assistant.extractive.reader import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from embeddings.retriever import HybridRetriever

LEASE = """LEASE OF THE OLD MILL

6. USE

6.1 The mill may be used only as a bakery.

6.2 On Sundays the Tenant must not:
(a) grind at night;
(b) store oil indoors;
(c) place signs on the facade.

7. REPAIRS

7.1 The Landlord keeps the roof and the walls in good repair.

7.2 The Tenant keeps the ovens clean, because soot may catch fire.
"""
RULES = """# Rules of the club

## Complaints procedure

A complaint passes through these stages:

1. The secretary writes to both members.
2. The board hears them.
3. The assembly decides by vote.

## What is in the kit

- a whistle
- a rope

## Safety on the water

Read these instructions before you sail.

- Wear a vest.
- Keep away from the weir.

## Opening hours

The boathouse opens at nine. It closes at dusk.
The jetty never closes.
"""
FERRIES = """# Ferries

| Ship | Cars | Built |
| --- | --- | --- |
| Aurora | 40 | 1987 |
| Borea | 95 | 2004 |
"""
MINUTES = """# Minutes of the harbour committee

Last updated: 5 October 2023

## Decisions

- D1: The crane is repaired.
- D2: The fee stays.
"""
QUESTIONS = """# Questions about the boathouse

**What goes into the green crate?**
Ropes and vests. Wet sails do not.

## Can guests row?

Yes, with a member.
Nobody rows at night.

**What are the fees?**

| Boat | Fee |
| --- | --- |
| Skiff | 4 |
"""
GREEN = """BY-LAW OF THE GREEN

§ 1 CONDUCT

(1) Visitors keep quiet.
(2) On the green nobody may:
    a) light fires,
    b) fly kites,
    c) keep geese.

§ 2 FEES

(1) The fees in crowns are:

    Use           Residents   Visitors
    Wedding             45         90
    Market stall         8         14

§ 3 WARDEN

(1) The warden opens the gate. HMC stands for House of the Market Council.
"""
SAMPLES = {
    "green.txt": GREEN,
    "lease.txt": LEASE,
    "rules.md": RULES,
    "ferries.md": FERRIES,
    "minutes.md": MINUTES,
    "questions.md": QUESTIONS,
}
Ask = Callable[[str], tuple[list[str], str | None]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "documents").mkdir()
    for name, text in SAMPLES.items():
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    encoder = HashingEncoder()
    app = Application(Home(folder / "home", False), Settings(), make_encoder=lambda *_: encoder)
    app.index([folder / "documents"], progress=lambda *_: None)
    retriever = HybridRetriever(app.store.open(), encoder)
    generator = ExtractiveGenerator(encoder, retriever.index.lexical, OverlapReader(), threshold=0.0)

    def answer(question: str) -> tuple[list[str], str | None]:
        events: Sequence[Event] = list(generator.generate(question, retriever.retrieve(question, 5), ()))
        short = next((event.text for event in events if isinstance(event, ShortAnswer)), None)
        return [event.text for event in events if isinstance(event, Sentence)], short

    return answer


def test_a_clause_is_found_by_its_number(ask: Ask):
    assert ask("What does clause 7.2 of the lease say?")[0] == [
        "7.2 The Tenant keeps the ovens clean, because soot may catch fire."
    ]


def test_a_part_of_a_clause_is_found_by_its_letter(ask: Ask):
    assert ask("clause 6.2 (c) of the lease")[0] == ["(c) place signs on the facade."]


def test_an_item_is_found_by_its_place(ask: Ask):
    assert ask("What is the third stage of the complaints procedure?")[0] == ["The assembly decides by vote."]
    assert ask("What is the last stage of the complaints procedure?")[0] == ["The assembly decides by vote."]


def test_a_lead_in_brings_its_list(ask: Ask):
    sentences, short = ask("What is forbidden to the Tenant on Sundays?")
    assert sentences == [
        "6.2 On Sundays the Tenant must not:",
        "(a) grind at night;",
        "(b) store oil indoors;",
        "(c) place signs on the facade.",
    ]
    assert short is None


def test_a_reason_is_answered_with_its_clause(ask: Ask):
    assert ask("Why does the Tenant keep the ovens clean?")[1] == "because soot may catch fire"


def test_a_cell_is_shown_in_its_row_under_the_names_of_the_columns(ask: Ask):
    assert ask("How many cars does the ship Borea take?") == (["Ship | Cars | Built", "Borea | 95 | 2004"], "95")


def test_the_extreme_of_a_column_is_named_by_its_row(ask: Ask):
    assert ask("Which ship takes the most cars?") == (["Ship | Cars | Built", "Borea | 95 | 2004"], "Borea")


def test_an_item_that_a_question_does_not_single_out_brings_its_list(ask: Ask):
    assert ask("What's in the kit?")[0] == ["a whistle", "a rope"]


def test_what_names_the_document_need_not_stand_in_the_head_of_the_list(ask: Ask):
    assert ask("List the decisions of the harbour committee.")[0] == [
        "D1: The crane is repaired.",
        "D2: The fee stays.",
    ]


def test_a_head_need_not_say_that_it_concerns_its_topic(ask: Ask):
    for verb in ("concern", "relate to", "apply to"):
        found = ask(f"Which rules {verb} the safety of the club?")[0]
        assert found == ["Wear a vest.", "Keep away from the weir."]


def test_what_is_asked_for_is_not_left_out_where_nothing_else_is(ask: Ask):
    assert ask("What are the concerns?")[0] not in (
        ["a whistle", "a rope"],
        ["Wear a vest.", "Keep away from the weir."],
    )


def test_the_paragraph_over_a_list_counts_as_its_head(ask: Ask):
    found = ask("What are the safety instructions of the club?")[0]
    assert found == ["Wear a vest.", "Keep away from the weir."]


def test_a_short_section_is_shown_whole(ask: Ask):
    found = ask("What are the opening hours?")[0]
    assert " ".join(found).split() == "The boathouse opens at nine. It closes at dusk. The jetty never closes.".split()


def test_a_step_that_is_not_there_is_no_item_of_another_list(ask: Ask):
    assert "(a) grind at night;" not in ask("What is step 9 of the first use?")[0]


def test_a_clause_is_named_by_what_it_deals_with(ask: Ask):
    assert ask("Which clause deals with the ovens?")[1] == "7. REPAIRS"


def test_the_date_of_the_last_update_is_the_documents_own(ask: Ask):
    assert ask("When were the minutes last updated?")[1] == "5 October 2023"


def test_a_question_that_a_document_asks_is_answered_as_it_answers(ask: Ask):
    assert ask("What goes into a green crate?")[0] == ["Ropes and vests.", "Wet sails do not."]
    assert " ".join(ask("Can guests row?")[0]).split() == "Yes, with a member. Nobody rows at night.".split()


def test_a_question_of_a_document_with_a_table_behind_it_is_left_to_the_table(ask: Ask):
    assert ask("What is the fee of a skiff?")[1] == "4"


def test_a_part_of_a_paragraph_is_found_by_the_whole_of_its_label(ask: Ask):
    assert ask("§ 1 (2) c of the by-law of the green")[0] == ["c) keep geese."]


def test_a_section_is_shown_under_its_number(ask: Ask):
    assert ask("What does § 3 of the by-law of the green say?")[0][:2] == [
        "§ 3 WARDEN",
        "(1) The warden opens the gate. HMC stands for House of the Market Council.",
    ]


def test_a_list_is_shown_whole_however_it_is_asked_for(ask: Ask):
    for question in ("What may nobody do on the green?", "Which things may nobody do on the green?"):
        said = ask(question)[0]
        assert [text for text in said if text[1:2] == ")"] == ["a) light fires,", "b) fly kites,", "c) keep geese."]


def test_one_item_is_shown_where_one_is_asked_for(ask: Ask):
    assert ask("May I fly kites on the green?")[0] != ["a) light fires,", "b) fly kites,", "c) keep geese."]


def test_the_section_of_something_is_named_with_its_clause(ask: Ask):
    said, short = ask("Which section of the by-law deals with who opens the gate?")
    assert (said[0], short) == ("§ 3 WARDEN", "§ 3 WARDEN")
    assert said[1].startswith("(1) The warden opens the gate.")


def test_a_cell_of_a_table_set_in_columns_is_found(ask: Ask):
    assert ask("What is the fee for a wedding of visitors on the green?")[1] == "90"


def test_an_abbreviation_in_small_letters_is_spelled_out(ask: Ask):
    assert ask("hmc card stands for")[1] == "House of the Market Council"
