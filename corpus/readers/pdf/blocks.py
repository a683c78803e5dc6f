"""Turn the rows of a PDF's pages into blocks: headings by their font, paragraphs, list items, tables."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import BlockKind
from corpus.furniture import is_boilerplate, is_byline
from corpus.labels import item_number, starts_item
from corpus.readers.draft import DraftBuilder
from corpus.readers.pdf.rows import Row
from corpus.readers.pdf.tables import make_table, table_end

_LARGER = 1.12
_LONGEST_HEADING = 160
_FEW_WORDS = 4
_SENTENCE_ENDS = (".", ";", ",", ":")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_NEXT_LINE = 1.45
"""Upper edges of two lines of one paragraph are at most this many of the page's usual distance apart."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the sizes of a document's letters mean.

    Attributes:
        body: The size that most of its text has.
        headings: Larger sizes that lines are set in, largest first.
    """

    body: float
    headings: tuple[float, ...]

    def level(self, row: Row) -> int | None:
        """Return the level of a heading set like this row, None where it is set like the text."""
        if row.size in self.headings:
            return min(self.headings.index(row.size) + 1, 5)
        return min(len(self.headings) + 1, 6) if row.bold and row.size >= self.body - 0.5 else None


def find_fonts(pages: Sequence[Sequence[Row]]) -> Fonts:
    """Return what the letter sizes of a document mean, by how many letters are set in each."""
    sizes = Counter[float]()
    for row in (row for rows in pages for row in rows):
        sizes[row.size] += len(row.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return Fonts(body, tuple(sorted((size for size in sizes if size >= _LARGER * body), reverse=True)))


def add_rows(rows: Sequence[Row], builder: DraftBuilder, *, fonts: Fonts, furniture: set[int]) -> None:
    """Add the blocks of one page.

    Args:
        rows: The page's rows, in reading order.
        builder: Where the blocks go; its page is the page.
        fonts: What the sizes mean.
        furniture: Places of the rows that every page repeats.
    """
    content = [row for at, row in enumerate(rows) if at not in furniture]
    first = min(set(range(len(rows))) - furniture, default=len(rows))
    _add_furniture([rows[at] for at in sorted(furniture) if at < first], builder)
    pitch, at = _pitch(content), 0
    while at < len(content):
        end = table_end(content, at)
        if end > at:
            with builder.as_list():
                for cells in make_table(content[at:end]).rows:
                    builder.add_row(cells)
        else:
            end = _paragraph_end(content, at, fonts, pitch)
            _add_paragraph(content[at:end], builder, fonts)
        at = end
    _add_furniture([rows[at] for at in sorted(furniture) if at > first], builder)


def _add_furniture(rows: Sequence[Row], builder: DraftBuilder) -> None:
    for row in rows:
        builder.add(BlockKind.BOILERPLATE, row.text)


def _add_paragraph(rows: Sequence[Row], builder: DraftBuilder, fonts: Fonts) -> None:
    text = join_lines([row.text for row in rows])
    level = fonts.level(rows[0])
    if is_boilerplate(text):
        builder.add(BlockKind.BOILERPLATE, text)
    elif level is not None and _is_heading(text, large=rows[0].size in fonts.headings) and not _is_bullet(text):
        builder.add(BlockKind.HEADING, text, level=level)
    elif starts_item(text):
        builder.add(BlockKind.LIST_ITEM, text, number=item_number(text))
    else:
        early = builder.page == 1 and len(builder.blocks) < 8
        builder.add(BlockKind.BYLINE if early and is_byline(text) else BlockKind.PARAGRAPH, text)


def join_lines(lines: Sequence[str]) -> str:
    """Return lines as one, a word that was broken by a hyphen made whole.

    A hyphen before a capital or a digit stays: "Anglo-" and "American" are no broken word.
    """
    joined = ""
    for line in lines:
        if _BROKEN_WORD.search(joined) and line[:1].islower():
            joined = joined[:-1] + line
        else:
            joined += " " * bool(joined) + line
    return joined


def _is_heading(text: str, *, large: bool) -> bool:
    """Tell whether text in a heading's font is one: not too long, a few words at least begun by a letter or number."""
    if len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
        return False
    return large or not text.endswith(_SENTENCE_ENDS) or len(text.split()) <= _FEW_WORDS


def _is_bullet(text: str) -> bool:
    return starts_item(text) and item_number(text) is None


def _pitch(rows: Sequence[Row]) -> float:
    """Return the usual distance of two lines of a page, in points."""
    steps = [round(b.top - a.top, 1) for a, b in pairwise(rows) if b.top > a.top]
    return Counter(steps).most_common(1)[0][0] if steps else 0.0


def _paragraph_end(rows: Sequence[Row], start: int, fonts: Fonts, pitch: float) -> int:
    end = start + 1
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], fonts, pitch) and table_end(rows, end) == end:
        end += 1
    return end


def _goes_on(before: Row, row: Row, fonts: Fonts, pitch: float) -> bool:
    """Tell whether a row belongs to the paragraph of the row before."""
    if abs(row.size - before.size) > 0.6 or fonts.level(row) != fonts.level(before) or starts_item(row.text):
        return False
    step = row.top - before.top
    if not 0 < step <= max(_NEXT_LINE * pitch, 1.6 * before.size):
        return False
    short = before.right < before.edge - 0.25 * (before.edge - before.left)
    ended = before.text.endswith((".", "!", "?", ":", "。"))
    indented = row.left > before.left + 0.8 * row.size
    return not (ended and (short or indented))
