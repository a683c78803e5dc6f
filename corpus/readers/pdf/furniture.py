"""Tell what repeats on every page: running headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.pdf.rows import Row

_EDGE_ROWS = 3
_LEAST_PAGES = 3
_LEAST_SHARE = 0.2
_NEXT_LINE = 1.6
"""Upper edges of two lines of one paragraph are at most this many letter sizes apart."""
_LINE_WORDS = 4
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*|p\.?\s*|[A-Z]-|F-|S-)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I
)


def find_furniture(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Return for each page the places of the rows that are furniture.

    A row is one when it stands among the first or last three of a page and either is a page number at the very edge, or
    stands so, its digits aside, on a fifth of the pages and at least three.
    """
    seen = Counter(key for rows in pages for key in {_key(rows[at]) for at in _edges(rows)})
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    return [_of_page(rows, {key for key, count in seen.items() if count >= least}) for rows in pages]


def _of_page(rows: Sequence[Row], repeated: set[str]) -> set[int]:
    found = {at for at in _edges(rows) if _key(rows[at]) in repeated}
    for ends in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        outermost = next((at for at in ends if at not in found), None)
        if outermost is None or len(rows) < 2 or not _PAGE_NUMBER.fullmatch(rows[outermost].text):
            continue
        if not _ends_paragraph(rows, outermost):
            found.add(outermost)
    return found


def _ends_paragraph(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a number is the last line of the paragraph above it: "… in the third quarter of" and "2023."."""
    if at == 0:
        return False
    before, row = rows[at - 1], rows[at]
    beneath = 0 < row.top - before.top <= _NEXT_LINE * before.size and abs(row.left - before.left) < before.size
    return beneath and len(before.text.split()) >= _LINE_WORDS and before.text[-1:].isalnum()


def _edges(rows: Sequence[Row]) -> set[int]:
    """Return the places of the rows nearest to the upper and the lower edge."""
    by_height = sorted(range(len(rows)), key=lambda at: rows[at].top)
    return {*by_height[:_EDGE_ROWS], *by_height[-_EDGE_ROWS:]}


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(row.text.split())).casefold()
