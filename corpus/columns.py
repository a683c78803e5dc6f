"""Find tables in plain text whose columns are nothing but set one below the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.cells import set_spans
from corpus.sentences import Span

_LEAST_ROWS = 3
_WIDE = 3
"""From so many columns on a table needs no figures to be one."""

_RULE = frozenset(" \t\n=-+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[–/-]\d{2,4})?")
_OFF = 1
"""Characters by which a cell may be off its column."""


def column_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the rows of tables in a group of lines: one that names the columns, and two or more below it.

    Their cells are kept apart by tabs or by two spaces and more, and begin or end below one another. What two columns
    hold must be figures under names, or have a line ruled below the names: else it may be any list.
    """
    cells = [set_spans(line, 0, len(line)) for line in lines]
    ruled = [row > 0 and _is_rule(line) for row, line in enumerate(lines)]
    counts = [len(cells[row - 1]) if ruled[row] else len(each) for row, each in enumerate(cells)]
    for count, run in groupby(range(len(lines)), key=counts.__getitem__):
        rows = list(run)
        said = [row for row in rows if not ruled[row]]
        if count < 2 or len(said) < _LEAST_ROWS:
            continue
        head, *body = (_texts(lines[row], cells[row]) for row in said)
        is_ruled = len(said) < len(rows) and ruled[rows[1]]
        tabbed = all("\t" in lines[row] for row in said)
        indent = len(lines[said[1]]) - len(lines[said[1]].lstrip())  # which the first line of a group has lost
        if (tabbed or _in_columns([cells[row] for row in said], indent)) and (is_ruled or _is_headed(head, body)):
            yield from rows


def _is_rule(line: str) -> bool:
    return not _RULE.isdisjoint(line.strip()) and _RULE.issuperset(line)


def _texts(line: str, spans: Sequence[Span]) -> list[str]:
    return [line[start:end] for start, end in spans]


def _in_columns(rows: Sequence[Sequence[Span]], indent: int) -> bool:
    """Tell whether the cells of each column but the first begin, or end, at one place, below their name."""
    for column in range(1, len(rows[0])):
        body = [row[column] for row in rows[1:]]
        starts, ends = [start for start, _ in body], [end for _, end in body]
        if max(starts) - min(starts) > _OFF and max(ends) - min(ends) > _OFF:
            return False
        name = rows[0][column]
        if name[1] + indent < min(starts) or name[0] > max(ends):
            return False
    return True


def _is_headed(head: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names what stands below: figures under words, or several columns without figures."""
    if not all(_could_name(text) for text in head[1:]):
        return False
    counted = any(all(_has_figure(row[column]) for row in body) for column in range(1, len(head)))
    return counted or len(head) >= _WIDE


def _could_name(text: str) -> bool:
    """Tell whether a text could name a column: words, perhaps with a figure behind them ("Years 2–3"), or a year."""
    return _YEAR.fullmatch(text) is not None or (":" not in text and not text[:1].isdigit())


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))
