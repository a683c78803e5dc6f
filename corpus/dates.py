"""Find calendar dates in text, and the date that a document gives itself."""

import re
from datetime import date

from corpus.sentences import Span

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    r"\b\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b"
    rf"|\b{_MONTH}\s+{_NTH},?\s+\d{{4}}\b|\b{_NTH}\s+(?:day\s+of\s+)?{_MONTH},?\s+\d{{4}}\b"
)
_DATE = re.compile(_DAY, re.I)
_DATE_OR_MONTH = rf"(?P<date>{_DAY}|\b{_MONTH}\s+\d{{4}}\b|\b\d{{4}}年\d{{1,2}}月)"
_BETWEEN = r"\s*[:：,]?\s*(?:,?\s*(?:effective|dated|on|of|from|since|as\s+of|the)\s+){0,2}"
# words that tell the document's own date wherever they start a line
_SURE = (
    r"last\s+(?:updated|modified|revised|reviewed|changed)|date(?:d|\s+of\s+\w+)?"
    r"|(?:publication|effective|issue|meeting)\s+date|version\s+[\w.]{1,8}|(?:更新|发布)?(?:日期|时间)"
)
# words that start prose as well ("Published on 3 May 1990, the book …"): a colon or the end of the line decides
_OTHER = (
    r"updated|revised|revision|issued|published|printed|posted|released|accepted|adopted|approved|signed|effective"
    r"|in\s+force|valid"
)
_ENDS = r"(?=\s*(?:$|[\n;.|)。；]))"
_GOES_ON = r"(?=\s*(?:$|[\n;.,|)。；，–—(-]|\d))"


def _line(words: str, ends: str, mark: str = "") -> str:
    return rf"(?:^|\n)\W{{0,3}}(?:{words}){mark}{_BETWEEN}{_DATE_OR_MONTH}{ends}"


_LINES = (
    re.compile(_line(_SURE, _GOES_ON), re.I),
    re.compile(_line(_OTHER, _GOES_ON, r"\s*[:：]"), re.I),
    re.compile(_line(_OTHER, _ENDS), re.I),
)
_IN_A_NOTE = re.compile(
    rf"[;|,.(]\s*(?:{_SURE}|updated|revised|revision|issued|printed|accepted|effective){_BETWEEN}{_DATE_OR_MONTH}{_ENDS}",
    re.I,
)
_RECEIVED = re.compile(_line("received|submitted", _GOES_ON), re.I)
_DATELINE = re.compile(
    rf"^[^\W\d_][\w .’'-]{{0,40}}(?:,\s[\w .’'-]{{1,30}})?,\s*(?P<date>{_DAY})"
    r"\s*(?:\([^)\n]{1,30}\)|/[^/\n]{1,30}/)?\s*(?:[–—-]|$)",
    re.I,
)
_DEED = re.compile(
    r"^this\s+(?:[\w&’'-]+,?\s+){1,6}?(?:(?:is|was)\s+)?(?:made|dated|entered\s+into|executed|signed|effective)"
    rf"(?:\s+(?:and|entered|into|on|as|of|from|this|the)\b){{0,6}}\s*(?P<date>{_DAY})",
    re.I,
)
_NOTE = 200
"""A block of at most so many characters is a note about the document, in which a date may stand behind others."""


def find_date(text: str) -> Span | None:
    """Return where the first calendar date in `text` stands, None without one."""
    match = _DATE.search(text)
    return match.span() if match else None


def find_own_date(text: str, *, at_end: bool = False) -> Span | None:
    """Return where a block near a document's beginning gives the document's own date, None where it does not.

    It does in a dateline ("Bergen, 22 February 2024 – …"), behind a word that says so ("Last updated: …", "Version 4.2,
    effective …"), or in a deed's first words ("This Lease is made on …"). A date that the prose tells of is none.

    Args:
        text: The block.
        at_end: Whether it stands near the end, where only a line such as "Last updated: …" tells the document's date.
    """
    notes = (_IN_A_NOTE,) if len(text) <= _NOTE else ()
    patterns = _LINES if at_end else (*_LINES, _DATELINE, _DEED, *notes, _RECEIVED)
    match = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return match.span("date") if match else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def calendar_day(text: str) -> date | None:
    """Return the day that a date as found in a text means, the first of the month where it names none.

    "3/4/2021" is read as the fourth of March, "3.4.2021" and "3-4-2021" as the third of April, each turned round where
    there is no such day. None where it is no day of the calendar, or no year is given.
    """
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    named = re.search("|".join(_MONTHS), text.casefold())
    try:
        return _named_day(numbers, named[0]) if named else _numbered_day(numbers, month_first="/" in text)
    except (ValueError, IndexError):
        return None


def _named_day(numbers: list[int], month: str) -> date:
    """Return the day of a date with its month in letters, such as "May 3rd, 2021" or "May 2021"."""
    return date(numbers[-1], _MONTHS.index(month) + 1, numbers[0] if len(numbers) > 1 else 1)


def _numbered_day(numbers: list[int], *, month_first: bool) -> date:
    """Return the day of a date in digits."""
    if numbers[0] > 31:  # the year is first
        return date(*(*numbers, 1, 1)[:3])
    first, second, year = numbers
    month, day = (first, second) if month_first else (second, first)
    return date(year, day, month) if month > 12 else date(year, month, day)
