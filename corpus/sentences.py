"""Cut text into sentences by offsets, in any script that ends sentences with a mark."""

import re

Span = tuple[int, int]
"""A half-open pair of offsets in Unicode code points."""

_END = re.compile(r"""(?<![.!?…])[.!?…]++["'”’)\]]*+(?=\s|$)|[。！？]++[」』”’）]*+|\n[ \t]*+\n""")
_NEXT = re.compile(r"\s*+(\S)")
_LOOKED_BACK = 40
_NEVER_LAST = frozenset(
    (
        "mr mrs ms dr prof st sr jr gen col lt sgt rev hon sen rep gov pres no nos vol fig figs eq sec ch pp p art "
        "vs v cf al approx e.g i.e viz ca est dept univ jan feb mar apr jun jul aug sep sept oct nov dec"
    ).split()
)
_SELDOM_LAST = frozenset("co ltd inc corp llc plc bros etc a.m p.m u.s u.k u.n e.u d.c ph.d".split())
_INITIAL = re.compile(r"(?:^|[\s(])[A-Z]$")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of `text[start:end]` as offsets into `text`, without surrounding white space.

    Every character that is not white space lies in exactly one sentence. A full stop after an abbreviation, an
    initial or before a lower-case word ends nothing.

    Example:
        >>> split_sentences("Dr. No came. He left.")
        [(0, 12), (13, 21)]
    """
    end = len(text) if end is None else end
    spans, begin = [], start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, match, begin, end):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its edges, None when nothing is left."""
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    right = start + len(inside.rstrip())
    return (left, right) if left < right else None


def _ends_sentence(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    if not match.group().startswith("."):
        return True
    found = _NEXT.match(text, match.end(), end)
    following = found[1] if found else ""
    if following and (following.islower() or following in ",;"):
        return False
    before = text[max(begin, match.start() - _LOOKED_BACK) : match.start()]
    is_start = match.start() - begin < _LOOKED_BACK
    if is_start and (not before.strip(" \n\t(*-•") or _is_item_number(before)):
        return False
    word = re.split(r"[\s(\[“\"]", before)[-1].casefold()
    if word in _NEVER_LAST or _INITIAL.search(before):
        return False
    return not (word in _SELDOM_LAST and following and not following.isupper())


def _is_item_number(before: str) -> bool:
    """Tell whether the stop belongs to a label such as "12." or "IV." at the sentence's start."""
    return re.fullmatch(r"\s*(?:\d{1,3}|[IVXLC]{1,6}|[a-zA-Z])", before) is not None
