"""Show a cell's value as the sheet does."""

import datetime
import re

_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|([ $€£¥%()+-])')
_NOT_SHOWN = re.compile(r"\[(?!\$)[^\]]*\]|_.|\*.")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EXPONENT = re.compile(r"E[+-]", re.I)
_MIDNIGHT = datetime.time()


def shown(value: object, number_format: str) -> str:
    """Return the text that a person sees in a cell: dates in ISO order, numbers by the cell's format.

    Example:
        >>> shown(0.256, "0.0%"), shown(1234.5, "#,##0.00"), shown(3.0, "General")
        ('25.6%', '1,234.50', '3')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _number(value: float, number_format: str) -> str:
    section = _NOT_SHOWN.sub("", number_format.split(";")[0])
    bare = _QUOTED.sub(lambda match: "\0" * len(match[0]), section)
    digits = _DIGITS.search(bare)
    if digits is None or "General" in bare or _EXPONENT.search(bare):
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    before, after = _literal(section[: digits.start()]), _literal(section[digits.end() :])
    scaled = value * 100 if "%" in before + after else value
    return f"{'-' if scaled < 0 else ''}{before}{_rounded(abs(scaled), digits)}{after}"


def _rounded(value: float, digits: re.Match[str]) -> str:
    """Return a number with the decimals that a format shows: as many as it has places, of those marked # none idle."""
    places = digits[1] or ""
    text = f"{value:{',' if ',' in digits[0] else ''}.{len(places)}f}"
    whole, _, decimals = text.partition(".")
    needed = len(places.rstrip("#"))
    decimals = decimals[:needed] + decimals[needed:].rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _literal(part: str) -> str:
    """Return the characters that a piece of a format shows as they are."""
    return "".join("".join(match.groups("")) for match in _LITERAL.finditer(part))
