"""Rows of tables as tables: the cells that a reader joined to one text, under the names of their columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.conversations.record import AnswerRecord, PassageRecord, SentenceRecord, TableRecord
from assistant.doors.page.markup import attribute, marked
from assistant.doors.page.words import Words
from corpus.cells import cell_spans
from corpus.sentences import Span

Place = tuple[int, int]
"""Row and column of a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be shown.

    Attributes:
        cells: HTML of each.
        behind: HTML behind the last cell, such as the number of a source.
    """

    cells: tuple[str, ...]
    behind: str = ""


def table_html(head: Row, rows: Sequence[Row], words: Words) -> str:
    """Return a table that scrolls inside its own box where it is too wide."""
    width = max(len(row.cells) for row in (head, *rows))
    behind = any(row.behind for row in (head, *rows))
    names = "".join(f"<th scope='col'>{html}</th>" if html else "<td></td>" for html in _filled(head, width, behind))
    body = "".join(f"<tr>{''.join(f'<td>{html}</td>' for html in _filled(row, width, behind))}</tr>" for row in rows)
    return (
        f"<div class='cells' tabindex='0' role='region' aria-label='{attribute(words.table)}'>"
        f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def passage_html(passage: PassageRecord, quotes: Sequence[Span], short: str | None, words: Words) -> str:
    """Return a passage with its quotes marked and its tables shown as such.

    Args:
        passage: With the places of its tables.
        quotes: Offsets in the document's text.
        short: The short answer: the cell that holds it is marked more strongly.
        words: Of the page.
    """
    parts, done = [], passage.start
    for table in passage.tables:
        first, last = table.rows[0][0], table.rows[-1][1]
        parts.append(_between(passage, done, first, quotes))
        parts.append(_passage_table(passage, table, quotes, short, words))
        done = last
    return "".join((*parts, _between(passage, done, passage.end, quotes)))


def header_of(sentence: SentenceRecord, answer: AnswerRecord) -> str | None:
    """Return the row that names the columns of the row that a sentence is; None for any other sentence."""
    wanted = sentence.text.split()
    tables = (
        (source.passage, table)
        for source in answer.cited
        if source.n in sentence.citations
        for table in source.passage.tables
    )
    for passage, table in tables:
        if any(_slice(passage, row).split() == wanted for row in table.rows):
            return table.header
    return None


def split_row(text: str) -> list[str]:
    """Return the texts of a row's cells."""
    return [text[start:end] for start, end in cell_spans(text, 0, len(text))]


def row_of(texts: Sequence[str], strong: set[int], behind: str = "") -> Row:
    """Return a row of which some cells, by their places, are marked as the short answer."""
    cells = (_strong(escape(text)) if at in strong else escape(text) for at, text in enumerate(texts))
    return Row(tuple(cells), behind)


def cells_of_short(rows: Sequence[Sequence[str]], short: str | None) -> set[Place]:
    """Return which cells hold a short answer: each part of it the one cell that equals it, else the one that holds it.

    A part that more than one cell holds is not told apart: it is found in none.
    """
    cells = [((at, column), text) for at, row in enumerate(rows) for column, text in enumerate(row)]
    places: set[Place] = set()
    for part in short.split(" / ") if short else ():
        equal = [place for place, text in cells if text == part]
        holding = equal or [place for place, text in cells if part in text]
        places |= set(holding) if len(holding) == 1 else set()
    return places


def _passage_table(
    passage: PassageRecord, table: TableRecord, quotes: Sequence[Span], short: str | None, words: Words
) -> str:
    spans = [cell_spans(passage.text, start - passage.start, end - passage.start) for start, end in table.rows]
    texts = [[passage.text[slice(*span)] for span in row] for row in spans]
    asked = [at for at, row in enumerate(table.rows) if any(a <= row[0] and row[1] <= b for a, b in quotes)]
    found = cells_of_short([texts[at] for at in asked], short)
    strong = {(asked[at], column) for at, column in found}
    rows = [
        Row(tuple(_cell(passage, span, quotes, (at, column) in strong) for column, span in enumerate(row)))
        for at, row in enumerate(spans)
    ]
    if texts[0] == split_row(table.header):
        return table_html(rows[0], rows[1:], words)
    return table_html(row_of(split_row(table.header), set()), rows, words)


def _cell(passage: PassageRecord, span: Span, quotes: Sequence[Span], strong: bool) -> str:
    text, start = passage.text[slice(*span)], passage.start + span[0]
    html = marked(text, start, quotes, named=True)
    return html.replace("<mark ", "<mark class='short' ", 1) if strong else html


def _strong(html: str) -> str:
    return f"<mark class='short'>{html}</mark>"


def _between(passage: PassageRecord, start: int, end: int, quotes: Sequence[Span]) -> str:
    """Return what stands between two tables, without the blank lines at them."""
    text = passage.text[start - passage.start : end - passage.start]
    kept = text if start == passage.start else text.lstrip("\n")
    return marked(kept if end == passage.end else kept.rstrip("\n"), end - len(kept), quotes, named=True)


def _slice(passage: PassageRecord, span: Span) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]


def _filled(row: Row, width: int, behind: bool) -> tuple[str, ...]:
    empty = ("",) * (width - len(row.cells))
    return (*row.cells, *empty, row.behind) if behind else (*row.cells, *empty)
