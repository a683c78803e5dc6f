"""Cells of tables."""

from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.forms.answer import SURE, FormedAnswer
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from assistant.extractive.tables import FoundCell, find_cell, find_extreme, tables_of
from embeddings.retriever import Hit

CELL_FIT = 0.8
"""Least share of a question's topic that a table's row, column and heading must account for."""

CROSSING_FIT = 0.6
"""The same where row and column both stand in the question with all of their words."""

EXTREME_FIT = 0.65
"""The same for the most or least of something, where a row or column is called what is compared."""


def table_cell(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer from a table: with the cell where row and column meet, or with what has the most or least of something."""
    if not any(term.text.isalpha() for term in question.topic_terms):
        return None  # "§ 2 (2)" names a place, not a value
    tables = list(tables_of(hits))

    def weigh(terms: set[str]) -> float:
        return scorer.extractor.held(question, terms)

    named = _at_least(CELL_FIT, find_cell(question, tables, weigh))
    if named is None or named.cell is None:
        named = _at_least(EXTREME_FIT, find_extreme(question, tables, weigh)) or named
    return _shown(named) if named else None


def _at_least(fit: float, found: FoundCell | None) -> FoundCell | None:
    return found if found and found.fit >= (min(fit, CROSSING_FIT) if found.crossing else fit) else None


def _shown(found: FoundCell) -> FormedAnswer:
    """Return the row under the one that names the columns, with the cell as the short answer."""
    document, header = found.table.document, found.table.header[0].row
    rows = tuple(Evidence(document, block.start, block.end) for block in (header, found.row))
    short = (Evidence(document, *found.cell.span),) if found.cell else ()
    return FormedAnswer(rows, short, SURE * found.fit)
