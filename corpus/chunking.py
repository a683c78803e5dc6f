"""Cut a document into passages along its structure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage
from corpus.sentences import Span, split_sentences

Count = Callable[[str], int]
"""Number of tokens of a text."""

_OPENERS_LIMIT = 4
"""How many budgets a run of headings with nothing between them may fill before it is cut."""

_CHARACTERS_PER_TOKEN = 64
"""A stretch with more of them for each token of the budget is cut without being counted: else a text of megabytes
without a space would be counted again after each halving."""

_OPENERS = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class _Unit:
    """The smallest piece that is never cut further: a block that fits, or some sentences of one that does not."""

    start: int
    end: int
    size: int
    opens: bool
    page: int | None
    overlaps: bool = False


def cut_passages(document: Document, *, count: Count, budget: int) -> list[Passage]:
    """Return the document's passages, in order.

    A heading starts a passage and stays with what follows it. Blocks are packed while they fit. A block over the
    budget is cut between sentences and its parts share one sentence; a sentence over the budget is cut between
    words. Boilerplate is in no passage. No passage reaches over a page's end, but for headings that stand there: a
    citation names one page.

    Args:
        document: What to cut.
        count: Token counter.
        budget: Most tokens of a passage's own text; its title and headings come on top when it is embedded.

    Raises:
        ValueError: The budget is not positive.
    """
    if budget < 1:
        raise ValueError(f"a passage needs a budget of at least one token, not {budget}")
    passages: list[Passage] = []
    group: list[_Unit] = []
    for unit in _units(document, count, budget):
        if group and _starts_passage(group, unit, budget):
            passages.append(_passage(document, group))
            group = []
        group.append(unit)
    if group:
        passages.append(_passage(document, group))
    return passages


def _passage(document: Document, group: list[_Unit]) -> Passage:
    return Passage(document, group[0].start, group[-1].end)


def _starts_passage(group: list[_Unit], unit: _Unit, budget: int) -> bool:
    only_openers = all(member.opens for member in group)
    if unit.overlaps or (not only_openers and (unit.opens or unit.page != group[-1].page)):
        return True
    size = sum(member.size for member in group) + unit.size
    return size > (_OPENERS_LIMIT * budget if only_openers else budget)


def _units(document: Document, count: Count, budget: int) -> Iterator[_Unit]:
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        size = count(document.slice(block))
        if size <= budget:
            yield _Unit(block.start, block.end, size, block.kind in _OPENERS, block.page)
        else:
            yield from _split_block(document, block, count, budget)


def _split_block(document: Document, block: Block, count: Count, budget: int) -> Iterator[_Unit]:
    """Yield groups of sentences within the budget, each starting with the last sentence of the group before."""
    text = document.text
    group: list[_Unit] = []
    first = True
    for start, end in _pieces(text, split_sentences(text, block.start, block.end), count, budget):
        piece = _Unit(start, end, count(text[start:end]), False, block.page)
        if group and sum(unit.size for unit in group) + piece.size > budget:
            yield _joined(group, first)
            first = False
            last = group[-1]
            group = [last] if last.size + piece.size <= budget and len(group) > 1 else []
        group.append(piece)
    yield _joined(group, first)


def _joined(group: list[_Unit], first: bool) -> _Unit:
    return replace(group[0], end=group[-1].end, size=sum(unit.size for unit in group), overlaps=not first)


def _pieces(text: str, sentences: list[Span], count: Count, budget: int) -> Iterator[Span]:
    """Yield the sentences, cut in halves at a space until each fits; a single word over the budget stays whole."""
    for start, end in sentences:
        middle = _middle(text, start, end)
        may_fit = end - start <= _CHARACTERS_PER_TOKEN * budget
        if middle is None or (may_fit and count(text[start:end]) <= budget):
            yield start, end
        else:
            yield from _pieces(text, [(start, middle), (middle + text[middle].isspace(), end)], count, budget)


def _middle(text: str, start: int, end: int) -> int | None:
    """Return the space nearest the middle, else the middle itself; None when there is nothing left to halve."""
    if end - start < 2:
        return None
    half = (start + end) // 2
    spaces = [place for place in (text.rfind(" ", start + 1, half), text.find(" ", half, end - 1)) if place > start]
    return min(spaces, key=lambda place: abs(place - half)) if spaces else half
