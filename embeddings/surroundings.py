"""What is read around the passages that were found: those beside them, or the rest of their section."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.passage import Passage

if TYPE_CHECKING:  # the settings import this module, and need no index for it
    from embeddings.index import Index
    from embeddings.retriever import Hit


class Around(StrEnum):
    """What is read around a passage."""

    NONE = "none"
    NEIGHBOURS = "neighbours"
    SECTION = "section"


_REACHES = {Around.NEIGHBOURS: 1, Around.SECTION: 3}
"""Most passages that are read on either side of one that was found."""


def passages_found(hits: Sequence["Hit"]) -> list[Passage]:
    """Return the hits' passages as they were found."""
    return [hit.passage for hit in hits]


def read_around(hits: Sequence["Hit"], index: "Index", around: Around) -> list[Passage]:
    """Return what is read: the hits' passages with what stands around them, best first.

    Those that meet become one, at the place of the best of them.

    Args:
        hits: Best first.
        index: Where they were found.
        around: What is read with them.
    """
    if around is Around.NONE:
        return passages_found(hits)
    stretches: list[range] = []
    for hit in hits:
        reach = _reach(index, hit, around)
        meeting = [rows for rows in stretches if _meets(index, reach, rows)]
        if meeting:
            reach = range(min(r.start for r in (reach, *meeting)), max(r.stop for r in (reach, *meeting)))
        place = stretches.index(meeting[0]) if meeting else len(stretches)
        stretches = [rows for rows in stretches if rows not in meeting]
        stretches.insert(place, reach)
    return [_passage(index, rows) for rows in stretches]


def _reach(index: "Index", hit: "Hit", around: Around) -> range:
    """Return the rows that are read with a passage; all are of its document, and of its section where that is asked."""
    most = _REACHES[around]
    document = index.places[hit.row, 0]

    def goes_on(row: int) -> bool:
        if not 0 <= row < len(index) or index.places[row, 0] != document:
            return False
        return around is Around.NEIGHBOURS or index.passage(row).section == hit.passage.section

    first = last = hit.row
    while hit.row - first < most and goes_on(first - 1):
        first -= 1
    while last - hit.row < most and goes_on(last + 1):
        last += 1
    return range(first, last + 1)


def _meets(index: "Index", one: range, other: range) -> bool:
    """Tell whether two stretches of one document overlap, or one begins where the other ends."""
    same = index.places[one.start, 0] == index.places[other.start, 0]
    return bool(same) and one.start <= other.stop and other.start <= one.stop


def _passage(index: "Index", rows: range) -> Passage:
    """Return one passage from the first row to the last."""
    return replace(index.passage(rows.start), end=int(index.places[rows.stop - 1, 2]))
