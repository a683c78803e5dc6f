"""Find columns of running text on a page, so that each is read from top to bottom before the next."""

from collections.abc import Sequence
from statistics import median

from corpus.readers.pdf.rows import Cell

_LEAST_LINES = 4
_LEAST_WORDS = 4
_LEAST_FILL = 0.5
_STEPS = 60


def reading_order(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return the cells in groups that are read one after the other; a page of one column is one group.

    What reaches over the gap between two columns (a headline, a wide table) parts the page in bands, and each band is
    cut on its own. A band is cut only where both sides look like running text: cells of a table are short.
    """
    gutter = _find_gutter(cells)
    if gutter is None:
        return [list(cells)] if cells else []
    groups: list[list[Cell]] = []
    whole: list[Cell] = []
    for band in _bands(cells, gutter):
        left = [cell for cell in band if cell.right <= gutter]
        right = [cell for cell in band if cell.left >= gutter]
        if len(left) + len(right) == len(band) and _is_text(left) and _is_text(right):
            groups += [whole] * bool(whole) + reading_order(left) + reading_order(right)
            whole = []
        else:
            whole = whole + band
    return groups + [whole] * bool(whole)


def _find_gutter(cells: Sequence[Cell]) -> float | None:
    """Return the place in the middle half of the page that the fewest cells cross, None where many do."""
    if len(cells) < 2 * _LEAST_LINES:
        return None
    edges = [(cell.left, cell.right) for cell in cells]
    left, right = min(start for start, _ in edges), max(end for _, end in edges)
    places = [left + (right - left) * (0.25 + 0.5 * step / _STEPS) for step in range(_STEPS + 1)]
    crossed = [sum(start < place < end for start, end in edges) for place in places]
    fewest = min(crossed)
    if fewest > len(cells) / 3:
        return None
    best = [place for place, count in zip(places, crossed, strict=True) if count == fewest]
    return best[len(best) // 2]


def _bands(cells: Sequence[Cell], gutter: float) -> list[list[Cell]]:
    """Return the cells in bands from top to bottom, a band ending where cells that cross the gutter begin or end."""
    bands: list[list[Cell]] = []
    crossing: bool | None = None
    for cell in sorted(cells, key=lambda cell: cell.words[0].top):
        crosses = cell.left < gutter < cell.right
        if crosses != crossing:
            bands.append([])
            crossing = crosses
        bands[-1].append(cell)
    return bands


def _is_text(cells: Sequence[Cell]) -> bool:
    """Tell whether cells look like lines of running text: enough of them, of several words, filling their column."""
    if len(cells) < _LEAST_LINES:
        return False
    width = max(cell.right for cell in cells) - min(cell.left for cell in cells)
    words = median(len(cell.words) for cell in cells)
    fill = median((cell.right - cell.left) / width for cell in cells) if width else 0
    return words >= _LEAST_WORDS and fill >= _LEAST_FILL
