"""What one line of plain text looks like, and whether it was ended on purpose."""

import math
import re

from corpus.cells import marked_spans

_FIELD = re.compile(r"[ \t]*+[*_]*[^\W\d_][^:：,;!?\n]{0,38}+(?::[ \t]+|：[ \t]*)\S")
_LABELLED = re.compile(r"[^:：]{1,40}(?::\s+|：)\S")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    rf"[ \t]*+(?P<label>(?:\d{{1,2}}\.?[ ]{_MONTH}[ ]|{_MONTH}[ ](?:\d{{1,2}},?[ ])?)?[12]\d{{3}}"
    r"(?:[–-]\d{2,4}\b)?)(?:[ \t]*[:：–—|-]+[ \t]*|[ \t]{2,}|[ \t](?=(?-i:[A-Z])))\S",
    re.I,
)
_DAY = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th|\.)?[ ]{_MONTH}(?:,?[ ]\d{{4}})?", re.I)
_ENDS = re.compile(r"[.!?。！？][\"'”’)\]]*\s*$")
_RECORD = re.compile(r"\s*(?:>|\[|\d{1,2}:\d\d\b|(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b.*\w)")
"""Begins a line of a quotation, a chat or a log."""
_LETTER = re.compile(r"[^\W\d_]")
_RUNS_ON = re.compile(
    r"\b(?:an?|the|and|or|of|to|in|on|by|at|for|from|with|between|if|when|unless|that|which|who|as|is|are|was|were|be|"
    r"must|shall|(?<!\d )may|will|can|not|including|either)$",
    re.I,
)
_ASKING = re.compile(r"(?:what|who|whom|where|when|how|why|which)\b", re.I)
"""Begins a heading such as "Who we are" or "What to look for"."""
_SENTENCE_END = (".", "!", "?", ";", ",", "。", "！", "？", "；", "，")
_FIELD_WORDS = 5
_QUESTION_WORDS = 24
_HEADING_WORDS = 12
_LONGEST_HEADING = 120
_WRAPPED = 100
"""A text with a longer line is not wrapped by hand: there each line end is meant."""
_NARROWEST = 60


def line_width(text: str, *, least: int = _NARROWEST) -> float:
    """Return how long a line may get before it is wrapped; infinite where the lines of a text are not wrapped.

    Args:
        text: The lines.
        least: No text is wrapped to fewer characters.
    """
    longest = max(len(line.rstrip()) for line in text.split("\n"))
    return max(longest, least) if longest <= _WRAPPED else math.inf


def is_meant(line: str, after: str, width: float) -> bool:
    """Tell whether a line was ended on purpose: the next word would have had room in it."""
    word = after.split(maxsplit=1)[:1]
    return not word or len(line.rstrip()) + 1 + len(word[0]) <= width


def cell_count(line: str) -> int:
    """Return how many cells a line has between bars, 1 where there is no bar."""
    return max(1, len(marked_spans(line, 0, len(line))))


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a mark that ends a sentence."""
    return _ENDS.search(line) is not None


def is_field(line: str) -> bool:
    """Tell whether a line is "Key: value"."""
    match = _FIELD.match(line)
    if match is None:
        return False
    label = re.split("[:：]", line, maxsplit=1)[0]
    return not label.strip()[:1].islower() and len(label.split()) <= _FIELD_WORDS


def is_labelled(line: str) -> bool:
    """Tell whether a line says something of what stands before its colon, however many words that is."""
    return _LABELLED.match(line) is not None


def is_question(line: str) -> bool:
    """Tell whether a line is one question that is short enough to stand above its answer."""
    shown = line.strip(" \t\n*_")
    return (
        not _RECORD.match(line)
        and shown.endswith(("?", "？"))
        and not shown[0].islower()
        and len(shown.split()) <= _QUESTION_WORDS
        and not re.search(r"[.!?]\s+[A-Z]", re.sub(r"^\W*\w{1,3}[.)]\s+", "", shown))
    )


def dated_label(line: str) -> str | None:
    """Return the year or date that a line of a chronicle starts with, None without one."""
    match = _DATED.match(line)
    return match["label"] if match else None


def is_day(line: str) -> bool:
    """Tell whether a line is a day that begins with its number, such as "9 October" or "1st May 1912"."""
    return _DAY.fullmatch(line) is not None


def has_heading_shape(text: str) -> bool:
    """Tell whether a text is one line that neither ends a sentence nor runs on into what follows."""
    if "\n" in text or len(text) > _LONGEST_HEADING or text.endswith((":", "：")):
        return False
    if _RUNS_ON.search(text) and not (text.isupper() or _ASKING.match(text)):
        return False
    return is_question(text) or not text.endswith(_SENTENCE_END)


def could_stand_above(line: str) -> bool:
    """Tell whether a line has the shape of a title or heading that stands directly above other lines."""
    shown = line.strip()
    return (
        len(shown.split()) <= _HEADING_WORDS
        and not shown[0].islower()
        and _LETTER.search(shown) is not None
        and not _RECORD.match(shown)
        and has_heading_shape(shown)
        and not (is_question(shown) or dated_label(shown) or cell_count(shown) > 1)
        and (shown.isupper() or not is_labelled(shown))
    )
