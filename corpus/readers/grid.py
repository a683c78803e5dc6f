"""Turn the rows of a sheet or of a file of comma-separated values into tables with their header first."""

from collections.abc import Iterator, Sequence

from corpus.document import BlockKind
from corpus.readers.draft import DraftBuilder

Grid = Sequence[Sequence[str]]


def add_grid(grid: Grid, builder: DraftBuilder) -> None:
    """Add a sheet's rows: lines of one cell before a table as paragraphs, each table as rows in one list.

    A blank line ends a table only where a header follows, a row of several cells without a figure; a table with gaps
    stays one table, so that its header still names the columns below.

    Args:
        grid: Rows of cell texts, empty where there is nothing.
        builder: Where the blocks go.
    """
    for table in _tables(_without_empty_columns(grid)):
        start = _captions(table)
        for row in table[:start]:
            builder.add(BlockKind.PARAGRAPH, " ".join(row))
        with builder.as_list():
            for row in table[start:]:
                builder.add_row(_trimmed(row))


def _without_empty_columns(grid: Grid) -> list[list[str]]:
    width = max(map(len, grid), default=0)
    used = [False] * width
    for row in grid:
        for at, cell in enumerate(row):
            used[at] = used[at] or bool(cell.strip())
    return [[cell for at, cell in enumerate(row) if used[at]] for row in grid]


def _tables(grid: Grid) -> Iterator[list[Sequence[str]]]:
    table: list[Sequence[str]] = []
    blank = False
    for row in grid:
        if not _filled(row):
            blank = True
            continue
        if table and blank and _is_header(row):
            yield table
            table = []
        table.append(row)
        blank = False
    if table:
        yield table


def _captions(table: Grid) -> int:
    """Return how many rows at the top are lines of text above a table; a lone line is one, a single column none."""
    several = next((at for at, row in enumerate(table) if _filled(row) > 1), None)
    return (len(table) == 1) if several is None else several


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_header(row: Sequence[str]) -> bool:
    """Tell whether a row after a gap begins something new: a caption, or names of columns."""
    return not any(char.isdigit() for cell in row for char in cell) or _filled(row) == 1


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    end = max((at for at, cell in enumerate(row) if cell.strip()), default=-1) + 1
    return list(row[:end])
