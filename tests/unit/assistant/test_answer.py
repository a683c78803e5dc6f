from dataclasses import replace

import pytest

from assistant.answer import Answer, CheckedSentence, Citation, Timings
from assistant.check import Support, Verdict
from assistant.events import Evidence
from assistant.wire import AnswerOut, to_wire
from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage

TEXT = "Tides\n\nThe sea rises 🌊 twice a day. It falls too."
DOCUMENT = Document(
    "sea/tides.txt",
    "Tides",
    TEXT,
    (
        Block(BlockKind.TITLE, 0, 5),
        Block(BlockKind.PARAGRAPH, 7, len(TEXT), section=("Moon", "Pull"), page=3),
    ),
    "0" * 64,
)
QUOTE = Evidence(DOCUMENT, 7, 35)
FULL = Verdict(Support.FULL, "verbatim in the passage")


@pytest.fixture
def answer() -> Answer:
    return Answer(
        question="How often?",
        standalone_question="How often does the sea rise?",
        sentences=(CheckedSentence("The sea rises 🌊 twice a day.", (1,), FULL),),
        short="twice a day",
        abstained=False,
        missing=(),
        confidence=0.123456,
        citations=(Citation(1, Passage(DOCUMENT, 7, len(TEXT)), (QUOTE,), 0.987654),),
        hits=(),
        notes=(),
        generator="extractive",
        index="000001",
        timings=Timings(1.234, 2.0, 3.0, 6.234),
    )


def test_the_wire_has_the_fields_of_the_contract_in_order(answer):
    assert list(to_wire(answer).model_dump()) == [
        "question",
        "standalone_question",
        "answer",
        "short_answer",
        "abstained",
        "confidence",
        "citations",
        "checks",
        "notes",
        "generator",
        "index",
        "timings_ms",
    ]


def test_a_citation_on_the_wire_has_the_fields_of_the_contract(answer):
    [citation] = to_wire(answer).model_dump()["citations"]
    assert citation == {
        "n": 1,
        "document": "sea/tides.txt",
        "title": "Tides",
        "path": "sea/tides.txt",
        "page": 3,
        "section": ["Moon", "Pull"],
        "start": 7,
        "end": len(TEXT),
        "passage": "The sea rises 🌊 twice a day. It falls too.",
        "quotes": [{"text": "The sea rises 🌊 twice a day.", "start": 7, "end": 35}],
        "score": 0.9877,
    }


def test_offsets_count_code_points_of_the_documents_text(answer):
    [citation] = to_wire(answer).citations
    [quote] = citation.quotes
    assert TEXT[citation.start : citation.end] == citation.passage
    assert TEXT[quote.start : quote.end] == quote.text


def test_a_check_names_sentence_citations_and_support(answer):
    [check] = to_wire(answer).checks
    assert (check.sentence, check.citations, check.support) == ("The sea rises 🌊 twice a day.", [1], "full")


def test_the_timings_are_the_four_of_the_contract(answer):
    assert to_wire(answer).timings_ms == {"retrieve": 1.23, "answer": 2.0, "check": 3.0, "total": 6.23}


def test_the_wire_survives_json(answer):
    wire = to_wire(answer)
    assert AnswerOut.model_validate_json(wire.model_dump_json()) == wire


def test_two_sentences_stand_in_one_line_with_their_marks(answer):
    second = CheckedSentence("It falls too.", (1, 2), FULL)
    text = replace(answer, sentences=(*answer.sentences, second)).text
    assert text == "The sea rises 🌊 twice a day. [1] It falls too. [1][2]"


def test_three_sentences_stand_on_lines_of_their_own(answer):
    items = tuple(CheckedSentence(f"{n}. item", (n,), FULL) for n in (1, 2, 3))
    assert replace(answer, sentences=items).text == "1. item [1]\n2. item [2]\n3. item [3]"


def test_a_sentence_without_a_citation_has_no_mark(answer):
    bare = CheckedSentence("Perhaps.", (), Verdict(Support.NONE, "no passage is cited"))
    assert replace(answer, sentences=(bare,)).text == "Perhaps."


def test_an_abstention_on_the_wire_has_passages_but_no_mark_and_no_check(answer):
    abstained = replace(answer, abstained=True, sentences=(), short=None, missing=("moonlight",))
    wire = to_wire(abstained)
    assert (wire.answer, wire.short_answer, wire.checks, len(wire.citations)) == (
        "The documents do not say. Found nowhere in them: moonlight.",
        None,
        [],
        1,
    )
