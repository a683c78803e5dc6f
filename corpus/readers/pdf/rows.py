"""Put the words of a page into rows of cells, in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf.words import Word

_GAP = 0.9
"""A gap of more than this many font sizes parts two cells; the space between two words is about 0.3."""

_CLOSING = frozenset(",;:.)]%!?")
_TIGHT = 0.3
"""Some files write a space that takes no room before a comma."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand on one line without a wide gap.

    Attributes:
        words: In order.
        left: Left edge, in points.
        right: Right edge, in points.
    """

    words: tuple[Word, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        """The words, parted by spaces, but a mark that closes stands at the word that it closes."""
        shown = [self.words[0].text]
        for before, word in pairwise(self.words):
            closes = word.text[0] in _CLOSING and word.left - before.right < _TIGHT * word.size
            shown += [word.text] if closes else [" ", word.text]
        return "".join(shown)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand on one line.

    Attributes:
        cells: From left to right, at least one.
        edge: Right edge of the column of text that it stands in, in points.
        text: The cells' texts, parted by spaces.
        top: Upper edge, in points downwards.
        bottom: Lower edge, in points downwards.
        size: The largest font size of a word with letters or digits, rounded to half points.
        bold: Whether every word with letters or digits is bold.
    """

    cells: tuple[Cell, ...]
    edge: float
    text: str
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def left(self) -> float:
        """Left edge, in points."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Right edge, in points."""
        return self.cells[-1].right


def make_cell(words: Sequence[Word]) -> Cell:
    """Return the cell of words in their order."""
    return Cell(tuple(words), min(word.left for word in words), max(word.right for word in words))


def make_row(cells: Sequence[Cell], *, edge: float) -> Row:
    """Return the row of cells from left to right.

    Args:
        cells: At least one.
        edge: Right edge of the column of text, in points.
    """
    words = [word for cell in cells for word in cell.words]
    telling = [word for word in words if any(map(str.isalnum, word.text))] or words
    return Row(
        tuple(cells),
        edge,
        text=" ".join(cell.text for cell in cells),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        size=round(2 * max(word.size for word in telling)) / 2,
        bold=all(word.bold for word in telling),
    )


def find_cells(words: Iterable[Word]) -> list[Cell]:
    """Return runs of words that follow each other on a line, in the order of the file."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [make_cell(run) for run in runs]


def make_rows(cells: Sequence[Cell]) -> list[Row]:
    """Return the rows of one column of text, from top to bottom."""
    lines: list[list[Word]] = []
    for word in sorted((word for cell in cells for word in cell.words), key=lambda w: (w.top + w.bottom) / 2):
        if lines and _on_line(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    edge = max((cell.right for cell in cells), default=0.0)
    ordered = (sorted(line, key=lambda word: word.left) for line in lines)
    return [make_row(find_cells(line), edge=edge) for line in ordered]


def _on_line(line: list[Word], word: Word) -> bool:
    """Tell whether a word overlaps the first of a line by half its height; a raised figure does, the next line not."""
    first = line[0]
    overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
    return overlap >= 0.5 * min(first.bottom - first.top, word.bottom - word.top)


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size, 1.0)
    return _on_line([before], word) and -0.5 * size < word.left - before.right < _GAP * size
