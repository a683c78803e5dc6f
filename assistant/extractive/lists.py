"""Answers that live in lists: a numbered item or clause, a whole list, the items that fit, what a lead-in leads to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.extractive.question import Question
from corpus.document import Block, BlockKind, Document
from corpus.passage import UNSPOKEN, Passage
from embeddings.analysis import analyse
from embeddings.retriever import Hit


class Covered(Protocol):
    """Share of the question's terms, by rarity, that stand in a text, those left out that need not be there."""

    def __call__(self, text: str, *, besides: frozenset[str] = frozenset()) -> float:
        """Return the share, 0 to 1; 1 where no term is left."""


_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_SHOWN_WHOLE = 800
"""Most characters of a section that is an answer by itself."""

TREATS = frozenset("talk speak deal treat handl cover concern discuss regul govern relat pertain regard appli".split())
"""Words for what a text does with its topic, which it does not say itself."""

_ROOT = 4
OPENING = 300
"""Characters at a document's beginning that may say what all of it is about."""
_COUNTED = frozenset("step stage thing item point phase".split())
"""What the items of a numbered list can be called."""

_LEADING = 2000
"""Most characters of what leads to a list that is looked at."""

_HEAD_ALONE = 0.5
"""Least share of what the document's title does not say that a head must hold before the title counts too."""


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks of one document that answer together.

    Attributes:
        document: Where they stand.
        blocks: In order.
        fit: How well their head or text fits the question, 0 to 1.
        only: Whether nothing else in the document could be meant.
    """

    document: Document
    blocks: tuple[Block, ...]
    fit: float
    only: bool = False

    @property
    def evidence(self) -> str:
        """The blocks under their headings and the document's name and beginning: all that may satisfy a question."""
        above = (self.document.title, self.document.path, self.document.text[:OPENING], *self.blocks[0].section)
        return "\n".join((*above, *map(self.document.slice, self.blocks)))


@dataclass(frozen=True, slots=True)
class HeadedList:
    """A list with what stands over it: the nearest heading, and the paragraph directly before it."""

    document: Document
    heading: str
    before: Block | None
    items: tuple[Block, ...]

    @property
    def head(self) -> str:
        """Heading and paragraph."""
        before = self.document.slice(self.before) if self.before else ""
        return "\n".join(filter(None, (self.heading, before)))

    @property
    def content(self) -> tuple[Block, ...]:
        """The items; of a table the rows under the one that names the columns."""
        return self.items[1:] if self.items[0].kind is BlockKind.TABLE_ROW else self.items


def documents_of(hits: Sequence[Hit]) -> list[Document]:
    """Return the hits' documents, each once, best first."""
    return list({hit.passage.document.content_hash: hit.passage.document for hit in hits}.values())


def passages_of(document: Document, hits: Sequence[Hit]) -> list[Passage]:
    """Return the hits' passages of one document, best first."""
    return [hit.passage for hit in hits if hit.passage.document.content_hash == document.content_hash]


def find_nth(question: Question, hits: Sequence[Hit], covered: Covered) -> Found | None:
    """Return the item at the place that a question names ("the third stage"), from the list whose head fits best."""
    if question.ordinal is None:
        return None
    places, nouns = question.ordinal
    found = []
    for each in lists_of(hits):
        size = len(each.content)
        if _is_list_of(each, nouns) and all(-size <= place < size for place in places):
            blocks = tuple(each.content[place] for place in places)
            found.append(Found(each.document, blocks, head_fit(each.document, each.head, covered)))
    return max(found, key=lambda each: each.fit, default=None)


def _is_list_of(each: HeadedList, nouns: Sequence[str]) -> bool:
    """Tell whether a list's head or first item has one of the words, or it is numbered and they are for such items."""
    first = each.document.slice(each.content[0]).casefold()
    named = any(noun[:_ROOT] in each.head.casefold() or re.match(rf"\W*{noun[:_ROOT]}", first) for noun in nouns)
    return named or (each.content[0].number is not None and any(noun.rstrip("s") in _COUNTED for noun in nouns))


def find_list(hits: Sequence[Hit], covered: Covered) -> Found | None:
    """Return the whole list, or the short section without one, whose heading or lead-in fits the question best."""
    lists = [Found(each.document, each.content, head_fit(each.document, each.head, covered)) for each in lists_of(hits)]
    sections = [
        Found(document, blocks, head_fit(document, blocks[0].section[-1], covered))
        for document in documents_of(hits)
        for blocks in _short_sections(document)
    ]
    return max([*lists, *sections], key=lambda each: each.fit, default=None)


def find_fitting_items(hits: Sequence[Hit], covered: Covered, *, least: float) -> Found | None:
    """Return the items of one list that each hold nearly all of the question's terms themselves."""
    found = []
    for each in lists_of(hits):
        fits = [(covered(each.document.slice(block)), block) for block in each.content]
        chosen = [(fit, block) for fit, block in fits if fit >= least]
        if len(chosen) > 1:
            found.append(Found(each.document, tuple(block for _, block in chosen), min(fit for fit, _ in chosen)))
    return max(found, key=lambda each: (each.fit, len(each.blocks)), default=None)


def lists_in(hits: Sequence[Hit]) -> Iterator[HeadedList]:
    """Yield every list of more than one item of which some, or what leads to it, stands in one of the passages."""
    for document in documents_of(hits):
        passages = passages_of(document, hits)
        for blocks in document.lists.values():
            begin, end = blocks[0].start - _LEADING, blocks[-1].end
            near = [passage for passage in passages if passage.start < end and begin < passage.end]
            each = _headed(document, blocks) if near else None
            if each and any(passage.end > (each.before or each.items[0]).start for passage in near):
                yield each


def lists_of(hits: Sequence[Hit]) -> Iterator[HeadedList]:
    """Yield every list of more than one item in the hits' documents."""
    for document in documents_of(hits):
        yield from _headed_lists(document)


def heading_above(document: Document, block: Block) -> Block | None:
    """Return the heading block that a block stands under, None when it stands under none."""
    if not block.section:
        return None
    name = block.section[-1]
    above = [b for b in document.blocks if b.kind is BlockKind.HEADING and b.start < block.start]
    return next((b for b in reversed(above) if " ".join(document.slice(b).split()) == name), None)


def head_fit(document: Document, head: str, covered: Covered) -> float:
    """Return how well a head fits. What names the document need not stand there, but half of all else must."""
    unsaid = TREATS if covered("", besides=TREATS) < 1 else frozenset()  # it may be all that is asked: "the concerns"
    alone = covered(head, besides=unsaid)
    if alone == 0:  # as most heads of a document
        return 0.0
    named = frozenset(analyse(document.title)) | unsaid
    asks_more = covered("", besides=named) < 1
    titled = max(alone, covered(head, besides=named) if asks_more else 0.0)
    return max(alone, covered(f"{document.title}\n{head}", besides=unsaid)) if titled >= _HEAD_ALONE else alone


def _short_sections(document: Document) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of each section that is nothing but a few lines of prose, short enough to be shown whole."""
    sections: dict[tuple[str, ...], list[Block]] = {}
    for block in document.blocks:
        if block.section and block.kind not in UNSPOKEN:
            sections.setdefault(block.section, []).append(block)
    for blocks in sections.values():
        is_prose = all(block.kind is BlockKind.PARAGRAPH for block in blocks)
        if is_prose and sum(block.end - block.start for block in blocks) <= _SHOWN_WHOLE:
            yield tuple(blocks)


def _headed_lists(document: Document) -> Iterator[HeadedList]:
    for blocks in document.lists.values():
        each = _headed(document, blocks)
        if each:
            yield each


def _headed(document: Document, blocks: Sequence[Block]) -> HeadedList | None:
    """Return the list that blocks make up, None where that is less than two items."""
    items = tuple(block for block in blocks if block.kind in _ITEMS)
    if len(items) < 2:
        return None
    heading = items[0].section[-1] if items[0].section else ""
    return HeadedList(document, heading, document.before_list(items[0]), items)
