"""Where the labelled parts of a document stand: "c" in "(2)" under "§ 2"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.extractive.labels import Parts, parts_of
from corpus.document import Block, BlockKind, Document
from corpus.labels import bare_number, clause_number, item_number
from corpus.passage import UNSPOKEN

_SHOWN_WHOLE = 800
"""Most characters of a section that is an answer by itself."""

_LETTERED = re.compile(r"\W*([A-Z](?:\.\d{1,3})+)\b")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Address:
    """A block with a label.

    Attributes:
        block: An item, clause, row or heading.
        own: The parts of the label that it carries itself.
        above: Those of everything that it stands in, outermost first.
    """

    block: Block
    own: Parts
    above: Parts

    def is_called(self, label: Parts) -> bool:
        """Tell whether a label names the block: all of its own, and as much of what is above as is said."""
        if not self.own or label[-len(self.own) :] != self.own:
            return False
        above = iter(self.above)
        return all(part in above for part in label[: -len(self.own)])


def addresses(document: Document) -> Iterator[Address]:
    """Yield every labelled block of a document, in order."""
    clause: Block | None = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            yield Address(block, heading_label(document.slice(block)), _joined(map(heading_label, block.section)))
            clause = None
        elif block.number:
            counted = block.number[0].isdigit()
            outer = _outer(document, block) or (clause if not counted else None)
            above = _joined([*map(heading_label, block.section), *_labels_above(document, outer)])
            yield Address(block, parts_of(block.number), above)
            if counted and outer is None and block.kind is not BlockKind.TABLE_ROW:
                clause = block


def section_under(document: Document, heading: Block) -> tuple[Block, ...]:
    """Return a heading and what stands under it, as far as it is short enough to be shown."""
    inside = (*heading.section, " ".join(document.slice(heading).split()))
    found = [heading]
    for block in document.blocks:
        if block.start > heading.start and block.section[: len(inside)] == inside and block.kind not in UNSPOKEN:
            if found[1:] and block.end - heading.start > _SHOWN_WHOLE:
                break
            found.append(block)
    return tuple(found)


def heading_label(text: str) -> Parts:
    """Return the parts of the label that a heading carries: ("4",) of "Article 4 - Expulsion", none without one."""
    lettered = _LETTERED.match(text)
    label = lettered[1] if lettered else clause_number(text) or item_number(text)
    bare = bare_number(text) if label is None else None
    return parts_of(label or str(bare or ""))


def _outer(document: Document, block: Block) -> Block | None:
    """Return the labelled block that leads to the list of an item."""
    before = document.before_list(block)
    return before if before and before.number else None


def _labels_above(document: Document, block: Block | None) -> list[Parts]:
    """Return the labels of a block and of those that its lists stand in, outermost first."""
    found: list[Parts] = []
    while block is not None and block.number and len(found) < _DEEPEST:
        found.insert(0, parts_of(block.number))
        block = _outer(document, block)
    return found


def _joined(labels: Iterable[Parts]) -> Parts:
    """Return labels as one; "7.1" under "7" says no more than "7.1"."""
    whole: Parts = ()
    for parts in labels:
        shared = next((n for n in range(len(parts) - 1, 0, -1) if whole[-n:] == parts[:n]), 0)
        whole += parts[shared:]
    return whole
