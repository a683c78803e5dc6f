"""Read the label that a line starts with: "59.", "(a)", "7.2", "§ 5", "D3", a bullet."""

import re
from dataclasses import dataclass

_CJK = "一二三四五六七八九十"
_CJK_LETTER = "\u3400-\u9fff"
_ITEM = re.compile(
    r"[ \t]*+(?:"
    r"(?:(?P<number>\(?\d{1,4}[.)、]|\(?[a-z][.)]|\([A-Z]\)|\(?[ivxl]{2,6}[.)])|[-*•·‣▪–])[ \t]+(?=\S)"
    rf"|(?P<dense>[（(]?[{_CJK}]+[、）)]|\d{{1,3}}、|\d{{1,3}}[.．](?=[{_CJK_LETTER}]))[ \t]*(?=[^\s{_CJK}])"
    r")"
)
_OPENING = "\"“”'‘«([*"
_DECIMAL = re.compile(r"[ \t]*+(?P<label>\d{1,3}(?:\.\d{1,3})+)[.)]?[ \t]+(?P<rest>\S+)")
_NAMED = re.compile(
    r"[ \t]*+(?:(?:§+|(?i:art(?:icle|\.)|clause|section|sec\.|rule|regulation|paragraph|schedule|exhibit|annex|appendix"
    r"|chapter|part|unit|book|step|item)\b)\s*(?P<label>\d{1,4}(?:\.\d{1,3})*[a-z]?|[IVXLC]+|[A-Z])(?![\w-])"
    rf"|第(?P<cjk>[{_CJK}百零〇\d]+)[编章节条款部])[.):：–—\s-]*(?P<rest>\S*)"
)
_CODE = re.compile(r"(?P<label>[A-Z]{1,3}-?\d{1,4}[a-z]?)(?![\w.,/]|-\w)")
_BARE = re.compile(r"(?P<label>\d{1,2})[ \t]+(?=\S)")
_FIRST = {"1": 1, "a": ord("a"), "A": ord("A")}


@dataclass(frozen=True, slots=True)
class Place:
    """One way to read a label as a place in a row of labels of one style.

    Attributes:
        style: The label with its own part replaced by the first of its kind: "1." for "59.", "(a)" for "(c)", "-".
        ordinal: 1 for the first of them; 0 for bullets, which are all alike.
    """

    style: str
    ordinal: int


def starts_item(line: str) -> bool:
    """Tell whether a line starts like a list item: with a bullet or a label such as "59." or "(a)"."""
    return _ITEM.match(line) is not None


def item_number(line: str) -> str | None:
    """Return the label that a list item starts with ("59" of "59. The Hall…"), None for bullets and other text."""
    match = _ITEM.match(line)
    label = (match["number"] or match["dense"]) if match else None
    return label.strip("().、（）． ") if label else None


def clause_number(line: str) -> str | None:
    """Return the label of a clause: "7.2" of "7.2 The Tenant…", "5" of "§ 5 …" and "Article 5 …".

    What follows the label must not go on in lower case: "1.5 million" and "Section 3 of the Act" name no clause.
    """
    match = _DECIMAL.match(line) or _NAMED.match(line)
    if match is None or not _begins(match["rest"]):
        return None
    return match["label"] or match["cjk"]


def decimal_number(line: str) -> str | None:
    """Return the label of a clause that is numbered by its depth ("2.1.3"), None for any other line."""
    match = _DECIMAL.match(line)
    return match["label"] if match and match["rest"].lstrip(_OPENING) and _begins(match["rest"]) else None


def is_named_part(line: str) -> bool:
    """Tell whether a line begins with the name of a part and its number ("Chapter 2", "§ 5 Notice")."""
    match = _NAMED.match(line)
    return match is not None and _begins(match["rest"])


def is_only_named_part(line: str) -> bool:
    """Tell whether a line is the name of a part and nothing else ("Article 12")."""
    match = _NAMED.match(line)
    return match is not None and not match["rest"]


def own_number(text: str, *, in_list: bool) -> str | None:
    """Return the label that a block carries itself.

    Args:
        text: The block's text.
        in_list: Whether it is a list item or table row, which codes such as "D3" label as well.
    """
    number = item_number(text) if in_list else None
    if number:
        return number
    bullet = _ITEM.match(text) if in_list else None
    content = text[bullet.end() :] if bullet else text
    code = _CODE.match(content) if in_list else None
    return code["label"] if code else clause_number(content)


def bare_number(line: str) -> int | None:
    """Return the number that stands before a capital without a mark ("3 Results"), None without one."""
    match = _BARE.match(line)
    return int(match["label"]) if match and line[match.end()].isupper() else None


def places(line: str) -> tuple[Place, ...]:
    """Return the ways to read the label of an item, the likelier first; none where the line starts no item.

    Example:
        >>> places("(i) first")
        (Place(style='(i)', ordinal=1), Place(style='(a)', ordinal=9))
    """
    match = _ITEM.match(line)
    if match is None:
        return ()
    number = item_number(line)
    if number is None:
        return (Place(line.strip()[0], 0),)
    frame = (match["number"] or match["dense"]).replace(number, "{}", 1)
    return tuple(Place(frame.format(first), ordinal) for first, ordinal in _ordinals(number))


def _ordinals(number: str) -> list[tuple[str, int]]:
    if number.isdigit():
        return [("1", int(number))]
    if number[0] in _CJK:
        return [("一", _cjk_value(number))]
    roman = [("i", value)] if (value := _roman_value(number)) else []
    if len(number) > 1:
        return roman or [("i", 0)]
    first = "a" if number.islower() else "A"
    letter = [(first, ord(number) - _FIRST[first] + 1)]
    return roman + letter if roman and roman[0][1] == 1 else letter + roman


def _roman_value(number: str) -> int:
    """Return the value of a Roman numeral in small letters, 0 where it is none."""
    values = ["ivxl".find(digit) for digit in number]
    if min(values) < 0:
        return 0
    worth = [(1, 5, 10, 50)[value] for value in values]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def _cjk_value(number: str) -> int:
    """Return the value of a numeral below 100 such as "十二" or "二十"."""
    tens, ten, ones = number.rpartition("十")
    return (10 * (_CJK.find(tens) + 1 if tens else 1) if ten else 0) + (_CJK.find(ones) + 1 if ones else 0)


def _begins(rest: str) -> bool:
    """Tell whether the word behind a label begins something: it is none, or a letter that is no small one."""
    first = rest.lstrip(_OPENING)[:1]
    return not first or (first.isalpha() and not first.islower()) or first.isdigit()
