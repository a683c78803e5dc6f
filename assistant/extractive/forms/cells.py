"""Cells of tables."""

from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.forms.answer import SURE, FormedAnswer
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from assistant.extractive.tables import find_cell, find_extreme, tables_of
from embeddings.retriever import Hit

CELL_FIT = 0.8
"""Least share of a question's topic that a table's row, column and heading must account for."""

EXTREME_FIT = 0.65
"""The same for the most or least of something, where a row or column is called what is compared."""


def table_cell(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer from a table: with the cell where row and column meet, or with what has the most or least of something."""
    tables = list(tables_of(hits))

    def weigh(terms: set[str]) -> float:
        return scorer.extractor.held(question, terms)

    found = find_cell(question, tables, weigh)
    if found is None or found.fit < CELL_FIT or found.cell is None:
        extreme = find_extreme(question, tables, weigh)
        found = extreme if extreme and extreme.fit >= EXTREME_FIT else found
    if found is None or found.fit < (EXTREME_FIT if found.is_extreme else CELL_FIT):
        return None
    document, header = found.table.document, found.table.header[0].row
    rows = tuple(Evidence(document, block.start, block.end) for block in (header, found.row))
    short = (Evidence(document, *found.cell.span),) if found.cell else ()
    return FormedAnswer(rows, short, SURE * found.fit)
