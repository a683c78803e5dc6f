"""Cells of tables: the value where a named row and column meet, or what has the most or least of something."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.extractive.lists import documents_of, passages_of
from assistant.extractive.quantities import in_range, read_quantity
from assistant.extractive.question import FRAME, Question
from assistant.figures import find_figures
from corpus.cells import cell_spans
from corpus.document import Block, BlockKind, Document
from corpus.sentences import Span
from embeddings.analysis import analyse
from embeddings.retriever import Hit

Weigh = Callable[[set[str]], float]
"""Share of the question's topic, by rarity, that a set of terms holds."""

_MOST, _LEAST = (
    "largest biggest highest longest heaviest greatest tallest widest fastest oldest loudest strongest most maximum",
    "smallest lowest shortest lightest least fewest slowest youngest newest quietest quickest weakest minimum",
)
_PRICE = "price cost fee tariff"
_EXTREMES = {word: (True, "") for word in _MOST.split()} | {word: (False, "") for word in _LEAST.split()}
_EXTREMES |= {"cheapest": (False, _PRICE), "dearest": (True, _PRICE), "costliest": (True, _PRICE)}
_PRICED = re.compile(r"\b(most|least) (?:expensive|costly)\b", re.I)
_SCALES = {"heaviest": "weight", "lightest": "weight", "loudest": "noise", "quietest": "noise", "fastest": "speed"}
_SCALES |= {"slowest": "speed", "oldest": "age", "youngest": "age", "longest": "length", "shortest": "length"}
_SCALES |= {"tallest": "height", "quickest": "time duration"}
_LABEL, _BEGINNING = 2, 4
_LEAST_NAMED = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its row, its column's number and where its text stands in the document."""

    row: Block
    column: int
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """Header and rows of one table, each row as its cells."""

    document: Document
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def text(self, cell: Cell) -> str:
        """Return a cell's text."""
        return self.document.text[slice(*cell.span)]


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A row that the question names, the cell that it asks for, and the share of its topic that both account for.

    Attributes:
        table: The table.
        row: The row's block.
        cell: The asked cell; None when only the row is clear.
        fit: 0 to 1.
        crossing: Whether row and column both stand in the question with all of their words.
    """

    table: Table
    row: Block
    cell: Cell | None
    fit: float
    crossing: bool = False


def tables_of(hits: Sequence[Hit]) -> Iterator[Table]:
    """Yield the tables of which a row is in one of the passages, each once."""
    for document in documents_of(hits):
        seen = {
            b.list_id
            for p in passages_of(document, hits)
            for b in document.blocks_between(p.start, p.end)
            if _is_row(b)
        }
        for list_id in sorted(number for number in seen if number is not None):
            rows = [_cells(document, block) for block in document.lists[list_id] if _is_row(block)]
            if len(rows) > 1:
                yield Table(document, rows[0], tuple(rows[1:]))


def find_cell(question: Question, tables: Sequence[Table], weigh: Weigh) -> FoundCell | None:
    """Return the cell where the row and the column that the question names meet, None when none stands out.

    A row is named by one of its cells; the column that is asked for is another one, named by its header. What the
    table's heading or caption says counts for the fit as well.
    """
    found = [each for table in tables for row in table.rows if (each := _in_row(question, table, row, weigh))]
    best = max(found, key=lambda each: (each.fit, each.cell is not None), default=None)
    if best is None:
        return None
    rivals = [each for each in found if each.fit > best.fit - 1e-9 and each.row is not best.row]
    return None if rivals else best


def find_extreme(question: Question, tables: Sequence[Table], weigh: Weigh) -> FoundCell | None:
    """Return the name of the row or column that has the most or least of what is asked for."""
    text = _PRICED.sub(lambda priced: "dearest" if priced[1].casefold() == "most" else "cheapest", question.text)
    words = re.findall(r"[a-z]+", text.casefold())
    word = next((word for word in words if word in _EXTREMES), None)
    if word is None:
        return None
    most, scale = _EXTREMES[word]
    wanted = set(analyse(f"{scale} {_SCALES.get(word, '')}"))
    extreme = set(analyse(f"{word} most least expensive costly"))
    found = [
        each
        for table in tables
        for line in _lines(table)
        if (each := _extreme(line, table, most, wanted, extreme, weigh))
    ]
    return max(found, key=lambda each: each.fit, default=None)


def _is_row(block: Block) -> bool:
    return block.kind is BlockKind.TABLE_ROW


def _cells(document: Document, block: Block) -> tuple[Cell, ...]:
    spans = cell_spans(document.text, block.start, block.end)
    return tuple(Cell(block, column, span) for column, span in enumerate(spans))


def _in_row(question: Question, table: Table, row: tuple[Cell, ...], weigh: Weigh) -> FoundCell | None:
    """Return the row with the cell that is asked for, None when no cell of it is named."""
    headers = {cell.column: table.text(cell) for cell in table.header}
    shares = {cell: _named(question, table.text(cell), headers.get(cell.column, "")) for cell in row}
    named = max(row, key=lambda cell: shares[cell])
    share = shares[named]
    if share < _LEAST_NAMED:
        return None
    key_text = table.text(named)
    key = set(analyse(key_text))
    others = [cell for cell in row if cell is not named and cell.column in headers]
    asked = max(others, key=lambda cell: _asked(question, headers[cell.column], key), default=None)
    if asked and not _asked(question, headers[asked.column], key):
        asked = asked if len(others) == 1 else None
    heads = "\n".join(headers.get(cell.column, "") for cell in (named, asked) if cell)
    fit = share * weigh(key | set(analyse(heads)) | _context(table)) * _keeps_figures(question, table, heads, key_text)
    crossing = share == 1 and asked is not None and _asked(question, headers[asked.column], key) == 1
    return FoundCell(table, row[0].row, asked, fit, crossing)


def _keeps_figures(question: Question, table: Table, heads: str, key: str) -> bool:
    """Tell whether every figure of a question stands with the cell or above the table, or falls in a range there."""
    above = "\n".join((heads, key, table.document.title, table.document.path, *table.header[0].row.section))
    known = set(_amounts((*find_figures(above), *find_figures(" ".join(question.items)))))
    ranges = [*heads.split("\n"), key]
    for amount in _amounts(question.numbers):
        if amount not in known:
            holding = next((text for text in ranges if in_range(amount, text)), None)
            if holding is None:
                return False
            ranges.remove(holding)  # it stands for one figure of the question
    return True


def _amounts(figures: Iterable[str]) -> list[float]:
    """Return the figures that are plain numbers."""
    return [float(figure) for figure in figures if re.fullmatch(r"\d+(?:\.\d+)?", figure)]


def _named(question: Question, text: str, header: str) -> float:
    """Return how far the question names a cell: 1 when its whole text stands there as words, else its terms' share.

    A label of one or two characters ("A", "E3") must stand there in its own case, or behind its header ("band d").
    """
    if any(in_range(amount, text) for amount in _amounts(question.numbers)):
        return 1.0
    words = " ".join(re.findall(r"\w+", text))
    spoken = " ".join(re.findall(r"\w+", question.text))
    if 0 < len(words) <= _LABEL and re.search(rf"(?<!^)(?<!\w){re.escape(words)}(?!\w)", spoken):
        return 1.0
    if words and len(words) <= _LABEL:
        words = f"{header} {words}"
    if words and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", spoken, re.I):
        return 1.0
    return _overlap(set(analyse(text)), {term.text for term in question.terms}) if len(text) > _LABEL else 0.0


def _asked(question: Question, header: str, key: set[str]) -> float:
    """Return how far the question names a column by words that do not name the row, or by a figure of its range."""
    if any(in_range(amount, header) for amount in _amounts(question.numbers)):
        return 1.0
    return _overlap(set(analyse(header)), {term.text for term in question.terms} - key)


def _overlap(terms: set[str], asked: set[str]) -> float:
    """Return the share of the terms that are asked for, a longer form of a word counting ("weigh", "weight")."""
    return sum(any(alike(term, other) for other in asked) for term in terms) / len(terms) if terms else 0.0


def alike(term: str, other: str) -> bool:
    """Tell whether two terms are the same, or one the beginning of the other."""
    short, long = sorted((term, other), key=len)
    return short == long or (len(short) >= _BEGINNING and long.startswith(short))


def _context(table: Table) -> set[str]:
    """Return the terms of what stands above a table: title, file name and headings."""
    above = (table.document.title, table.document.path, *table.header[0].row.section)
    return set(analyse("\n".join(above))) | FRAME


Line = tuple[str, Sequence[Cell], Sequence[Cell]]
"""What a row or column is called, its cells, and the cells that name these."""


def _lines(table: Table) -> Iterator[Line]:
    """Yield each column under its header, its cells named by the first column; and each row, named by the header."""
    for column, head in enumerate(table.header[1:], 1):
        rows = [row for row in table.rows if len(row) > column]
        yield table.text(head), [row[column] for row in rows], [row[0] for row in rows]
    for row in table.rows:
        if len(row) == len(table.header):
            yield table.text(row[0]), row[1:], table.header[1:]


def _extreme(
    line: Line, table: Table, most: bool, wanted: set[str], extreme: set[str], weigh: Weigh
) -> FoundCell | None:
    name, cells, names = line
    read = [read_quantity(table.text(cell)) for cell in cells]
    known = [quantity for quantity in read if quantity is not None]
    terms = set(analyse(name))
    comparable = len(known) == len(cells) > 1 and len({quantity.kind for quantity in known}) == 1
    if not comparable or not (wanted & terms or weigh(terms - extreme)):
        return None
    amounts = [quantity.amount for quantity in known]
    place = amounts.index((max if most else min)(amounts))
    said = terms | wanted | extreme | _context(table) | set(analyse(table.text(table.header[0])))
    return FoundCell(table, cells[place].row, names[place], 1.0 if wanted & terms else weigh(said))
