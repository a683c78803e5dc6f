import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import pytest

from assistant.answer import Answer, CheckedSentence, Citation, Timings
from assistant.check import Support, Verdict
from assistant.conversations.record import record_of
from assistant.doors.page import render, sources
from assistant.doors.page.words import ENGLISH
from assistant.events import Evidence
from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage
from embeddings.lexical import Word
from embeddings.retriever import Hit

HOSTILE = [
    "<script>window.pwned=1</script>",
    "<img src=x onerror=alert(1)>",
    "</div></article><iframe src=//evil.example>",
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "![x](http://evil.example/a.png)",
    "a\n\n![x](http://evil.example/a.png)\n\n# head",
    "a\r\r<b>bold</b>\u2028\u2028x\x0b\x0cy",
    "<!-- --><svg/onload=alert(1)>",
]
KNOWN = {
    "div",
    "p",
    "strong",
    "em",
    "a",
    "span",
    "ul",
    "li",
    "section",
    "h2",
    "h3",
    "article",
    "details",
    "summary",
    "mark",
    "button",
    "pre",
}
ALLOWED_ATTRIBUTES = {"class", "id", "href", "title", "tabindex", "type", "hidden", "data-document", "data-at"}
TARGET = re.compile(r"#(?:cite-\d+-\d+|(?:copy|retry|edit|right|wrong|refuse|source)-\d+)$")


def question_html(question: str) -> str:
    return render.question_html(question, 1, ENGLISH)


def answer_html(answer: Answer, message: int, **state) -> str:
    return render.answer_html(record_of(answer), message, ENGLISH, **state)


def reading_html(answer: Answer) -> str:
    return render.reading_html(record_of(answer), ENGLISH)


def failure_html(reason: str) -> str:
    return render.failure_html(reason, 1, ENGLISH)


def sources_html(answer: Answer, message: int) -> str:
    return sources.sources_html(record_of(answer), message, ENGLISH)


class Reader(HTMLParser):
    """Gathers what a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.marked: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "mark":
            self.marked.append("")

    def handle_data(self, data):
        self.words.append(data)
        if self.tags and self.tags[-1] == "mark" and self.marked[-1] == "":
            self.marked[-1] = data

    def handle_comment(self, data):
        self.tags.append("comment")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def answer_of(
    text: str, *, title: str = "T", path: str = "a.txt", quotes=(), section=(), abstained=False, **fields
) -> Answer:
    document = Document(path, title, text, (Block(BlockKind.PARAGRAPH, 0, len(text), section=section),), "0" * 64)
    passage = Passage(document, 0, len(text))
    evidence = tuple(Evidence(document, start, end) for start, end in quotes)
    sentence = CheckedSentence(text, (1,), Verdict(Support.FULL, "verbatim in the passage"))
    answer = Answer(
        question="q",
        standalone_question="q",
        sentences=() if abstained else (sentence,),
        short=None,
        abstained=abstained,
        missing=(),
        confidence=1.0,
        citations=(Citation(1, passage, evidence, 1.0),),
        hits=(Hit(passage, 0, 1.0, 1.0, 1.0, 1, 1),),
        notes=(),
        generator="g",
        index="1",
        timings=Timings(0, 0, 0, 0),
    )
    return replace(answer, **fields)


def hostile_answer(payload: str, *, abstained: bool) -> Answer:
    return answer_of(
        payload,
        title=payload,
        path=payload,
        section=(payload,),
        quotes=[(0, 2)],
        abstained=abstained,
        short=payload,
        missing=(payload,),
        standalone_question=payload,
    )


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("abstained", [False, True])
def test_no_tag_and_no_attribute_comes_from_a_document_or_a_question(payload, abstained):
    answer = hostile_answer(payload, abstained=abstained)
    unsure = replace(answer, sentences=(CheckedSentence(payload, (1,), Verdict(Support.NONE, payload)),))
    pages = [question_html(payload), failure_html(payload), answer_html(answer, 1), answer_html(unsure, 1)]
    pages.append(reading_html(replace(answer, citations=())))
    seen = read("".join([*pages, sources_html(answer, 1)]))
    assert set(seen.tags) <= KNOWN
    assert {name for name, _ in seen.attributes} <= ALLOWED_ATTRIBUTES
    assert [value for name, value in seen.attributes if name == "href" and not TARGET.match(value)] == []


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_bubble_is_one_line_so_that_no_blank_line_ends_the_html_block(payload):
    answer = hostile_answer(payload, abstained=False)
    bubbles = (question_html(payload), failure_html(payload), answer_html(answer, 1), reading_html(answer))
    assert [len(bubble.splitlines()) for bubble in bubbles] == [1, 1, 1, 1]


def test_every_bubble_begins_with_a_block_tag_in_its_first_column():
    # markdown passes an HTML block through only when a line begins with such a tag
    bubbles = (question_html("q"), failure_html("f"), answer_html(answer_of("x"), 1))
    assert [bubble[:5] for bubble in bubbles] == ["<div ", "<div ", "<div "]


def test_the_text_of_a_hostile_document_is_still_readable():
    seen = read(sources_html(answer_of(HOSTILE[0]), 1))
    assert HOSTILE[0] in seen.words


def test_a_quote_is_marked_by_its_offsets_though_the_same_words_stand_before_it():
    text = "red fox. red fox."
    html = sources_html(answer_of(text, quotes=[(9, 16)]), 1)
    assert "red fox. <mark data-at='9-16'>red fox</mark>." in html


def test_a_mark_over_markup_escapes_all_three_slices():
    text = "<a> & <b> & <c>"
    html = sources_html(answer_of(text, quotes=[(6, 9)]), 1)
    assert f"{escape('<a> & ')}<mark data-at='6-9'>{escape('<b>')}</mark>{escape(' & <c>')}" in html


def test_quotes_that_overlap_are_marked_once():
    # [0, 4) and [2, 6) of abcdefgh: the second begins where the first ends
    html = sources_html(answer_of("abcdefgh", quotes=[(2, 6), (0, 4)]), 1)
    assert "<mark data-at='0-4'>abcd</mark><mark data-at='2-6'>ef</mark>gh" in html


def test_a_quote_beyond_the_passage_is_cut_at_its_end():
    document = Document("a.txt", "T", "abcdefgh", (), "0" * 64)
    answer = answer_of("x", citations=(Citation(1, Passage(document, 2, 6), (Evidence(document, 4, 8),), 1.0),))
    assert "cd<mark data-at='4-8'>ef</mark></div>" in sources_html(answer, 1)


def test_a_chip_points_to_the_card_of_its_message_and_number():
    answer = answer_of("x")
    assert ("href", "#cite-7-1") in read(answer_html(answer, 7)).attributes
    assert ("id", "cite-7-1") in read(sources_html(answer, 7)).attributes


def test_an_abstention_says_so_and_links_the_nearest_passages():
    answer = answer_of("x", abstained=True, missing=("king", "Sweden"))
    seen = read(answer_html(answer, 1))
    assert "The documents do not say." in seen.words
    assert "Looked for: " in seen.words
    assert "king, Sweden" in seen.words
    assert ("href", "#cite-1-1") in seen.attributes


def test_the_nearest_passages_are_told_apart_by_their_first_words():
    told = "The shareholders voted on five proposals, and none of them named a date for the vote on what"
    text = f"Form 8-K\n\nVotes\n\n{told} followed."
    answer = answer_of(text, title="Form 8-K", section=("Votes",), abstained=True)
    words = read(answer_html(answer, 1)).words
    assert f"{told}…" in words
    assert "Form 8-K › Votes" in words


def test_a_nearest_passage_of_headings_alone_shows_these():
    assert "T" in read(answer_html(answer_of("T", abstained=True), 1)).words


def test_three_sentences_become_a_list():
    sentence = CheckedSentence("item", (1,), Verdict(Support.FULL, ""))
    assert read(answer_html(answer_of("x", sentences=(sentence,) * 3), 1)).tags.count("li") == 3


def test_a_sentence_without_full_support_says_so_and_why():
    sentence = CheckedSentence("x", (1,), Verdict(Support.PARTIAL, "the passage does not hold: y"))
    seen = read(answer_html(answer_of("x", sentences=(sentence,)), 1))
    assert "partly supported — the passage does not hold: y" in seen.words


def test_a_growing_answer_offers_nothing_to_do_with_it_yet():
    growing, whole = answer_html(answer_of("x"), 1, ended=False), answer_html(answer_of("x"), 1)
    assert ("#retry-1" in growing, "#retry-1" in whole) == (False, True)


def test_a_follow_up_shows_what_was_searched_and_a_question_that_stands_alone_does_not():
    follow_up = answer_html(answer_of("x", standalone_question="q of 2020"), 1)
    assert ("Searched:" in follow_up, "Searched:" in answer_html(answer_of("x"), 1)) == (True, False)


def test_the_copy_holds_the_answer_and_each_source_with_its_quote():
    copied = sources.plain_text(record_of(answer_of("red fox. ran.", quotes=[(0, 8)], section=("Animals",))), ENGLISH)
    assert copied.splitlines() == [
        "red fox. ran. [1]",
        "",
        "Sources:",
        "[1] T (a.txt › Animals)",
        "    “red fox.”",
    ]


def test_why_names_ranks_and_shared_words():
    answer = answer_of("the red fox ran", standalone_question="Did a fox run or walk?")
    [hit] = answer.hits
    why = read(sources_html(replace(answer, hits=(replace(hit, words=(Word("fox", 1.0),)),)), 1)).words
    assert why[-5:-2] == ["Rank 1 by meaning.", "Rank 1 by words.", "Words of the question in it: fox."]


def test_why_names_the_rank_at_a_second_look_where_there_was_one():
    answer = answer_of("the red fox ran")
    [hit] = answer.hits
    why = read(sources_html(replace(answer, hits=(replace(hit, second_rank=3),)), 1)).words
    assert "Rank 3 at a second look." in why
    assert "second look" not in sources_html(answer, 1)


def test_a_passage_that_no_search_found_says_how_it_was_reached():
    assert "Reached through the list or sentence that it belongs to." in sources_html(answer_of("x", hits=()), 1)


def test_a_cited_passage_is_not_listed_again_among_the_retrieved_ones():
    assert "Also retrieved" not in sources_html(answer_of("x"), 1)


def test_a_chip_names_the_quotes_of_its_own_sentence_alone():
    document = answer_of("red fox. ran.").citations[0].passage.document
    first, second = Evidence(document, 0, 8), Evidence(document, 9, 13)
    told = [CheckedSentence(each.text, (1,), Verdict(Support.FULL, ""), (each,)) for each in (first, second)]
    answer = answer_of("red fox. ran.", quotes=[(0, 8), (9, 13)], sentences=tuple(told))
    chips = [value for name, value in read(answer_html(answer, 1)).attributes if name == "class" and "chip" in value]
    assert chips == ["chip at-0-8", "chip at-9-13"]
