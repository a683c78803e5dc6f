"""Every visible character of a text lies in one sentence, one block and at least one passage."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.chunking import cut_passages
from corpus.document import Block, BlockKind, Document
from corpus.readers.text import read_text
from corpus.sentences import Span, split_sentences
from corpus.structure import find_blocks

PIECES = [
    "A b c.",
    "Dr. No",
    "1. one",
    "- two",
    "II. Part",
    "IV.",
    "© 2020 Acme",
    "2021-05-26",
    "展览馆建成了。它！",
    "2.1 Data",
    "(i) x",
    "Place: Oslo",
    "1972  Opening",
    "Is it free?",
    "Article 5",
    "二、条",
    "e.g.",
]
PIECES += [
    "\n",
    "\n\n",
    " \n \n ",
    "\t",
    "…",
    '?"',
    "15.6",
    "Ltd.",
    "x" * 40,
    "\u2028",
    "\x1c",
    "\xa0",
    "👩\u200d👩",
    ")",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map(" ".join) | st.text()


def words(text: str) -> int:
    """Count words, and each character over twelve of a long one."""
    return sum(max(1, len(word) - 11) for word in text.split())


def visible(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return the places of a text that are not white space."""
    end = len(text) if end is None else end
    return [place for place in range(start, end) if not text[place].isspace()]


def places(spans: list[Span] | list[Block], text: str) -> list[int]:
    pairs = [(span.start, span.end) if isinstance(span, Block) else span for span in spans]
    return [place for start, end in pairs for place in visible(text, start, end)]


@given(text=TEXTS)
def test_sentences_hold_every_visible_character_once(text: str):
    assert places(split_sentences(text), text) == visible(text)


@given(text=TEXTS, cut=st.data())
def test_sentences_of_a_part_stay_inside_it(text: str, cut: st.DataObject):
    start = cut.draw(st.integers(0, len(text)))
    end = cut.draw(st.integers(start, len(text)))
    assert places(split_sentences(text, start, end), text) == visible(text, start, end)


@given(text=TEXTS)
def test_sentences_begin_and_end_with_a_visible_character(text: str):
    assert [text[start:end] for start, end in split_sentences(text)] == [
        text[start:end].strip() for start, end in split_sentences(text)
    ]


@given(text=TEXTS)
def test_blocks_hold_every_visible_character_once(text: str):
    assert places(find_blocks(text), text) == visible(text)


@given(text=TEXTS)
def test_a_list_is_interrupted_only_by_lists_inside_it(text: str):
    open_lists: list[int] = []
    for block in find_blocks(text):
        if block.list_id is None:
            open_lists = []
        elif block.list_id in open_lists:
            del open_lists[open_lists.index(block.list_id) + 1 :]
        else:
            assert block.list_id > max(open_lists, default=-1)
            open_lists.append(block.list_id)


def as_document(text: str) -> Document:
    return read_text(text, name="a").as_document("a.txt")


@given(text=TEXTS, budget=st.integers(1, 30))
def test_passages_hold_every_visible_character_outside_boilerplate(text: str, budget: int):
    document = as_document(text)
    wanted = [block for block in document.blocks if block.kind is not BlockKind.BOILERPLATE]
    held = {
        place
        for p in cut_passages(document, count=words, budget=budget)
        for place in visible(document.text, p.start, p.end)
    }
    assert set(places(wanted, document.text)) <= held


@given(text=TEXTS, budget=st.integers(1, 30))
def test_passages_come_in_order_and_none_lies_inside_another(text: str, budget: int):
    passages = cut_passages(as_document(text), count=words, budget=budget)
    for before, after in pairwise(passages):
        assert before.start < after.start
        assert before.end < after.end


@given(text=TEXTS, budget=st.integers(13, 40))
def test_a_passage_is_over_the_budget_only_by_the_headings_that_open_it(text: str, budget: int):
    openers = {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.HEADING}
    document = as_document(text)
    for passage in cut_passages(document, count=words, budget=budget):
        inside = [
            words(document.text[max(block.start, passage.start) : min(block.end, passage.end)])
            for block in document.blocks_between(passage.start, passage.end)
            if block.kind not in openers | {BlockKind.BOILERPLATE}
        ]
        assert sum(inside) <= budget or len(inside) == 1


@given(text=TEXTS, budget=st.integers(1, 30))
def test_passages_are_slices_and_embed_only_what_they_show(text: str, budget: int):
    document = as_document(text)
    for passage in cut_passages(document, count=words, budget=budget):
        assert passage.text == document.text[passage.start : passage.end]
        assert all(line in passage.text for line in passage.content.split("\n"))
