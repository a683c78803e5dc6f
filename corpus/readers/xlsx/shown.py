"""Show a cell's value as the sheet does."""

import datetime
import re

_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|([$€£¥%()+-])')
_NOT_SHOWN = re.compile(r"\[(?!\$)[^\]]*\]|_.|\*.")
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
    digits = _DIGITS.search(re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', lambda match: "\0" * len(match[0]), section))
    if number_format == "General" or digits is None or "E" in section.upper().replace("GENERAL", ""):
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    before, after = _literal(section[: digits.start()]), _literal(section[digits.end() :])
    scaled = value * 100 if "%" in before + after else value
    places = len(digits[1] or "")
    text = f"{abs(scaled):,.{places}f}" if "," in digits[0] else f"{abs(scaled):.{places}f}"
    kept = len((digits[1] or "").rstrip("#"))
    while len(text.partition(".")[2]) > kept and text.endswith("0"):
        text = text[:-1]
    return f"{'-' if scaled < 0 else ''}{before}{text.removesuffix('.')}{after}"


def _literal(part: str) -> str:
    """Return the characters that a piece of a format shows as they are."""
    return "".join(
        next((group for group in match.groups() if group is not None), "") for match in _LITERAL.finditer(part)
    )
