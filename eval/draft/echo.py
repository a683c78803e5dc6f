"""Turn a statement into a question by asking for one part of it where it stands, as in "The hall cost how much?".

Asking in place needs no grammar of the language, so it is never garbled; it reads like a question asked back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.names import find_names
from corpus.dates import find_date

_AMOUNT = re.compile(
    r"(?P<money>(?:RMB|USD|EUR|CNY|GBP|US\$|[$€£¥])\s*)?(?<![\w.,-])(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<scale>\s*(?:thousand|million|billion|trillion))?(?P<unit>\s*%|\s+(?:percent|yuan|dollars|euros?|tons?|tonnes|km|kilometers|"
    r"kilometres|meters|metres|hectares|years|months|days|hours|people))?(?![\w-])"
)
_YEAR = re.compile(r"\b[Ii]n (?P<year>(?:1[5-9]|20)\d\d)\b(?!\s*[-/])")
_MONEY_UNITS = frozenset({"yuan", "dollars", "euro", "euros"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the words that answer it."""

    kind: str
    question: str
    answer: str


def echo_questions(sentence: str) -> Iterator[Asked]:
    """Yield the questions that a statement answers: after its date or year, an amount, and a name that opens it.

    Example:
        >>> [asked.question for asked in echo_questions("The hall cost 9 million yuan in 1987.")]
        ['The hall cost 9 million yuan in which year?', 'The hall cost how much in 1987?']
    """
    dated = find_date(sentence)
    year = _YEAR.search(sentence)
    if dated:
        yield _replaced(sentence, *dated, kind="date", by="which date")
    elif year:
        yield _replaced(sentence, *year.span("year"), kind="date", by="which year")
    amount = next((match for match in _AMOUNT.finditer(sentence) if _is_amount(match, sentence)), None)
    if amount and not dated:
        yield _replaced(sentence, *_trimmed(amount), kind="number", by=_how(amount))
    names = find_names(sentence)
    if names and len(names[0].split()) > 1 and re.match(rf"{re.escape(names[0])} [a-z]", sentence):
        yield _replaced(sentence, 0, len(names[0]), kind="name", by="Who or what")


def _is_amount(match: re.Match[str], sentence: str) -> bool:
    """Tell an amount from a year, a label or a number that opens the sentence."""
    plain = not (match["money"] or match["scale"] or match["unit"])
    year = plain and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["number"]) is not None
    followed = re.match(r"\s+[a-z]{3,}", sentence[match.end() :]) is not None
    return match.start() > 0 and not year and (not plain or followed)


def _how(match: re.Match[str]) -> str:
    unit = (match["unit"] or "").strip()
    if match["money"] or unit in _MONEY_UNITS:
        return "how much"
    if unit in ("%", "percent"):
        return "what percentage"
    return f"how many {unit}".rstrip()


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match.group()) - len(match.group().lstrip()), match.end()


def _replaced(sentence: str, start: int, end: int, *, kind: str, by: str) -> Asked:
    question = f"{sentence[:start]}{by}{sentence[end:]}".rstrip(" .;:。") + "?"
    return Asked(kind, " ".join(question.split()), sentence[start:end])
