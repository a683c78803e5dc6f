"""Find in documents what a question asks for by label."""

import re
from collections.abc import Sequence
from itertools import product

from assistant.extractive.addresses import Address, addresses, section_under
from assistant.extractive.labels import Labels, Parts, parts_of
from assistant.extractive.lists import OPENING, Covered, Found, documents_of
from corpus.document import Block, BlockKind, Document
from corpus.passage import UNSPOKEN
from embeddings.retriever import Hit

_COMPARED = 1000
"""Most ways to put the blocks of several labels together that are compared."""
_WEIGHED = 2000
"""Most blocks that are compared with the question."""

_ROOT = 4
_CODE = re.compile(r"[A-Za-z]{1,2}-?\d{1,3}")


def find_labelled(labels: Labels, hits: Sequence[Hit], covered: Covered) -> Found | None:
    """Return what carries the labels, from the document that has most of them and fits best.

    An item comes with the list that it leads in, a heading with its section.

    Args:
        labels: What the question asks for.
        hits: Any place of their documents is looked at.
        covered: What of the question, labels aside, stands in a text.
    """
    found = [_best(document, labels, covered) for document in documents_of(hits)] if labels.all else []
    return max(filter(None, found), key=lambda pair: (pair[0], pair[1].fit), default=(0, None))[1]


def _best(document: Document, labels: Labels, covered: Covered) -> tuple[int, Found] | None:
    """Return how many labels a document has, and what fits best of each: rather of one list than of several."""
    known = [blocks for blocks in _called(document, labels) if blocks]
    if not known:
        return None
    fits = {block: covered(_text(document, block)) for blocks in known for block in blocks}

    def worth(chosen: tuple[Block, ...]) -> tuple[int, float, int]:
        places = {block.section if block.list_id is None else block.list_id for block in chosen}
        headings = sum((block.kind is BlockKind.HEADING) == labels.heads for block in chosen)
        return -len(places), sum(fits[block] for block in chosen), headings

    ways = product(*(sorted(blocks, key=lambda block: -fits[block])[: _most(len(known))] for blocks in known))
    chosen = max(ways, key=worth)
    blocks = tuple(dict.fromkeys(inner for block in chosen for inner in _whole(document, block)))
    fit = sum(fits[block] for block in chosen) / len(chosen)
    rivals = (sum((b.kind is BlockKind.HEADING) == labels.heads for b in each) > 1 for each in known)
    return len(known), Found(document, blocks, fit, only=not any(rivals))


def _most(labels: int) -> int:
    """Return how many blocks of each label are compared."""
    return max(1, int(_COMPARED ** (1 / labels)))


def _called(document: Document, labels: Labels) -> list[list[Block]]:
    """Return for each label the blocks that carry it: those that say what they are ("Day 4: …"), else all so numbered.

    A "day 4" that is not called so must stand in a list of days.
    """
    root = labels.noun[:_ROOT]
    saying = _saying(document, labels, root)
    numbered: dict[Parts, list[Address]] = {}
    for address in addresses(document):
        numbered.setdefault(address.own, []).append(address)
    found = []
    for label in labels.all:
        parts = parts_of(label)
        alike = (each for first in range(len(parts)) for each in numbered.get(parts[first:], ()))
        blocks = saying.get(parts, []) or [address.block for address in alike if address.is_called(parts)]
        if labels.is_thing and parts not in saying:
            of_its_kind = [block for block in blocks if root in _above(document, block).casefold()]
            blocks = of_its_kind if of_its_kind or labels.told else blocks
        found.append(blocks[: max(1, _WEIGHED // len(labels.all))])
    return found


def _saying(document: Document, labels: Labels, root: str) -> dict[Parts, list[Block]]:
    """Return the blocks that begin with what is numbered and its label; a label such as "D4" says enough alone."""
    spoken = {label.strip("()").casefold(): parts_of(label) for label in labels.all}
    noun = rf"{re.escape(root)}\w*\W{{0,8}}(?:no\b\W{{0,8}})?" if root else "(?!)"
    known = "|".join(map(re.escape, sorted(spoken, key=len, reverse=True)))
    begins = re.compile(rf"\W{{0,8}}(?P<noun>{noun})?(?P<label>{known})(?![\w.]*\w)", re.I)
    found: dict[Parts, list[Block]] = {}
    for block in document.blocks:
        match = begins.match(document.text, block.start, block.end)
        if match and (match["noun"] or _CODE.fullmatch(match["label"])):
            found.setdefault(spoken[match["label"].casefold()], []).append(block)
    return found


def _above(document: Document, block: Block) -> str:
    """Return what stands over a block: headings, and what leads to its list."""
    before = document.before_list(block)
    return "\n".join((*block.section, document.slice(before) if before else ""))


def _text(document: Document, block: Block) -> str:
    """Return a block with everything that stands over it, which may name what the question asks of it."""
    above = (document.title, document.path, document.text[:OPENING], _above(document, block))
    return "\n".join((*above, document.slice(block)))


def _whole(document: Document, block: Block) -> tuple[Block, ...]:
    """Return a heading with its section, a question with its answer, any other block with the list that it leads in."""
    if block.kind is BlockKind.HEADING:
        return section_under(document, block)
    after = document.list_after(block)
    if not after and document.slice(block).endswith("?"):
        after = tuple(below for below in document.blocks_after(block, 1) if below.kind not in UNSPOKEN)
    return (block, *after)
