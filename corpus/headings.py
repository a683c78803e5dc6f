"""Tell the headings of plain text from its list items, clauses and lead-ins, by their shape and their neighbours."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from corpus.forms import Form
from corpus.labels import clause_number, decimal_number, is_named_part, starts_item
from corpus.lines import has_heading_shape, is_day, is_labelled, is_question
from corpus.numbered import heading_number, numbered_headings
from corpus.pieces import Piece

_MOST_WORDS = 12
_LEAD_IN_WORDS = 4
"""A line that ends in a colon and has more words is a lead-in, not a heading such as "Terms and conditions:"."""
_ROMAN = re.compile(r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})[.)、:]\s+\S")
_TOP_PART = re.compile(r"(?:part|chapter|book|unit|appendix|annex)\b|第[^节条款]*[编章]", re.I)


def heading_level(text: str) -> int:
    """Rank a heading of plain text: 1 for parts, Roman numerals and capitals, more for what stands below.

    Below them come articles and sections (2), lines that are short, numbered "3." or "DAY 3: LAKE" (3), questions (4),
    "2.1" (4), "2.1.1" (5) by their depth, and lines that end in a colon (6).
    """
    decimal = decimal_number(text)
    if decimal:
        return decimal.count(".") + 3
    if is_question(text) or text.endswith((":", "：")):
        return 4 if is_question(text) else 6
    numbered = heading_number(text)
    if numbered:
        return 1 if numbered.style == "一、" else 3
    if is_named_part(text):
        return 1 if _TOP_PART.match(text) else 2
    return 1 if _ROMAN.match(text) or (text.isupper() and not is_labelled(text)) else 3


def find_headings(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the rows of the pieces that head what follows them; the last piece never does."""
    named = _decimal_headings(pieces) | numbered_headings(pieces) | _days_of_a_diary(pieces)
    rules: tuple[Callable[[int], bool], ...] = (
        lambda row: row in named,
        lambda row: _is_part(pieces[row]),
        lambda row: _is_question_heading(pieces, row),
        lambda row: _is_short_line(pieces, row),
    )
    return frozenset(row for row in range(len(pieces) - 1) if any(rule(row) for rule in rules))


def _is_part(piece: Piece) -> bool:
    named = _ROMAN.match(piece.text) or is_named_part(piece.text)
    return bool(named) and has_heading_shape(piece.text)


def _is_question_heading(pieces: Sequence[Piece], row: int) -> bool:
    piece, after = pieces[row], pieces[row + 1]
    asked = piece.form is Form.QUESTION or (piece.alone and "\n" not in piece.text and is_question(piece.text))
    return asked and not starts_item(piece.text) and not is_question(after.text)


def _is_short_line(pieces: Sequence[Piece], row: int) -> bool:
    """Tell whether an unnumbered line is short, on its own and above something longer, or above a list."""
    piece, following = pieces[row], pieces[row + 1].text
    text = piece.text
    if (is_labelled(text) and not text.isupper()) or starts_item(text) or decimal_number(text):
        return False
    words = len(text.split())
    titled = text.endswith((":", "：")) and words <= _LEAD_IN_WORDS and "\n" not in text
    own_line = piece.alone or (row > 0 and pieces[row - 1].form is Form.PART)
    short = words <= _MOST_WORDS and own_line and text[:1].isupper() and not is_question(text)
    above_other = len(following) > len(text) or (text.isupper() and is_labelled(text) and not following.isupper())
    heads = above_other or starts_item(following) or clause_number(following) is not None
    return short and (titled or has_heading_shape(piece.text)) and heads


def _days_of_a_diary(pieces: Sequence[Piece]) -> set[int]:
    """Return the rows that are a day alone above an entry; a letter has one such line and no other."""
    found = {row for row, piece in enumerate(pieces[:-1]) if piece.alone and is_day(piece.text)}
    return found if len(found) > 1 else set()


def _decimal_headings(pieces: Sequence[Piece]) -> set[int]:
    """Return the rows numbered "2.1" that are headings: most of their siblings have the shape of one.

    In a contract "6.2 The Tenant must not" stands beside "6.1 The Premises may be used only as a bakery.", so both are
    clauses; in a paper "2.2 Data" stands beside "2.1 Study sites".
    """
    found = {row: number for row, piece in enumerate(pieces) if (number := decimal_number(piece.text))}
    parents = {row: number.rpartition(".")[0] for row, number in found.items()}
    shaped = {row for row in found if has_heading_shape(pieces[row].text)}
    all_of, shaped_of = Counter(parents.values()), Counter(parents[row] for row in shaped)
    return {row for row in shaped if 2 * shaped_of[parents[row]] > all_of[parents[row]]}
