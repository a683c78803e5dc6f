"""Answers that live in lists: a numbered item, a whole list, the items that fit, the section an item is under."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.extractive.question import Question
from corpus.document import Block, BlockKind, Document
from embeddings.retriever import Hit

Covered = Callable[[str], float]
"""Share of the question's terms, by rarity, that stand in a text."""

_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks of one document that answer together, in order, and how well their head or text fits the question."""

    document: Document
    blocks: tuple[Block, ...]
    fit: float

    @property
    def evidence(self) -> str:
        """The blocks under their title and headings: all that may satisfy a question."""
        return "\n".join((self.document.title, *self.blocks[0].section, *map(self.document.slice, self.blocks)))


def documents_of(hits: Sequence[Hit]) -> list[Document]:
    """Return the hits' documents, each once, best first."""
    return list({hit.passage.document.content_hash: hit.passage.document for hit in hits}.values())


def find_numbered(question: Question, hits: Sequence[Hit], covered: Covered) -> Found | None:
    """Return the items that a question asks for by number, from the document that fits it best."""
    if not question.items:
        return None
    found = []
    for document in documents_of(hits):
        blocks = tuple(b for b in document.blocks if b.kind in _ITEMS and b.number in question.items)
        if blocks:
            items = Found(document, blocks, 0.0)
            found.append(replace(items, fit=covered(items.evidence)))
    return max(found, key=lambda each: (each.fit, len(each.blocks)), default=None)


def find_list(hits: Sequence[Hit], covered: Covered) -> Found | None:
    """Return the whole list whose heading or lead-in fits the question best."""
    found = [
        Found(document, tuple(blocks), covered(head))
        for document in documents_of(hits)
        for head, blocks in _headed_lists(document)
    ]
    return max(found, key=lambda each: each.fit, default=None)


def find_fitting_items(hits: Sequence[Hit], covered: Covered, *, least: float) -> Found | None:
    """Return the items of one list that each hold nearly all of the question's terms themselves."""
    found = []
    for document in documents_of(hits):
        for _, blocks in _headed_lists(document):
            fits = [(covered(document.slice(block)), block) for block in blocks]
            chosen = [(fit, block) for fit, block in fits if fit >= least]
            if len(chosen) > 1:
                found.append(Found(document, tuple(block for _, block in chosen), min(fit for fit, _ in chosen)))
    return max(found, key=lambda each: (each.fit, len(each.blocks)), default=None)


def _headed_lists(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """Yield each list with its head: the nearest heading, and a lead-in that ends with a colon."""
    lists: dict[int, list[Block]] = {}
    lead_ins: dict[int, str] = {}
    previous: Block | None = None
    for block in document.blocks:
        if block.kind in _ITEMS and block.list_id is not None:
            if block.list_id not in lists and previous and document.slice(previous).endswith((":", "：")):
                lead_ins[block.list_id] = document.slice(previous)
            lists.setdefault(block.list_id, []).append(block)
        previous = block
    for list_id, blocks in lists.items():
        if len(blocks) > 1:
            heading = blocks[0].section[-1] if blocks[0].section else ""
            yield "\n".join(filter(None, (heading, lead_ins.get(list_id)))), blocks


def heading_above(document: Document, block: Block) -> Block | None:
    """Return the heading block that a block stands under, None when it stands under none."""
    if not block.section:
        return None
    name = block.section[-1]
    above = [b for b in document.blocks if b.kind is BlockKind.HEADING and b.start < block.start]
    return next((b for b in reversed(above) if " ".join(document.slice(b).split()) == name), None)
