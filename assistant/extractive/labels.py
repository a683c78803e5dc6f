"""The labels by which a question asks for an item or clause: "item 59", "§ 2 (2) c", "clauses 3 and 5", "day 4"."""

import re
from dataclasses import dataclass

Parts = tuple[str, ...]
"""A label taken apart, outermost first, in small letters: "7.2 (c)" is ("7", "2", "c")."""

_PARTS_OF_TEXTS = (
    r"items?|tasks?|points?|steps?|clauses?|articles?|entry|entries|rules?|sections?|paragraphs?|parts?|decisions?"
    r"|actions?|measures?|codes?|stages?|phases?|chapters?|annex(?:es)?|appendix|questions?|schedules?|exhibits?"
)
_THINGS = (
    r"conditions?|criteri(?:on|a)|recommend?ations?|purposes?|risks?|objectives?|hypothes[ie]s|lots?|requirements?"
    r"|findings?|principles?|issues?|notes?|topics?|lessons?|modules?|days?|weeks?|sessions?|levels?|goals?|aims?"
    r"|targets?|reasons?|tips?|exercises?|limitations?|motions?|resolutions?|milestones?|options?|numbers?|nos?\."
)
_TIMES = r"days?|weeks?|sessions?|lessons?|modules?|levels?|lots?|options?|milestones?|exercises?"
_COUNTED = r"numbers?|nos?\."
_HEADED = r"§|clauses?|articles?|sections?|paragraphs?|parts?|chapters?|annex(?:es)?|appendix|schedules?|exhibits?"
_LABEL = (
    r"(?:\((?:[a-z]{1,4}|\d{1,3})\)|[a-z]\)|\d{1,4}(?:\.\d{1,3})*|[A-Za-z]{1,2}-?\d{1,3}|[A-Z](?:\.\d{1,3})+"
    r"|[IVX]{2,6}|[A-Z](?![\w'’]|\s+[a-z]))"
    r"(?:,?\s?\((?:[a-z]{1,4}|\d{1,2})\)(?:\s(?:[b-z]\b|a\b(?!\s\w)))?|\s?[a-z]\)"
    r"|,?\s+(?i:para(?:graph)?|point|item|letter|lit\.)\s+(?:\(?\d{1,2}\)?|\(?[a-z]\)?)(?!\w))*"
)
_NUMBERED = re.compile(
    rf"(?:\b(?P<noun>(?i:{_PARTS_OF_TEXTS}|{_THINGS}))\s*(?i:numbers?|nos?\.?)?\s*#?\s*|(?<!§)§+\s*)(?P<first>{_LABEL})"
    rf"(?:\s*(?:to|through|-|–)\s*(?P<last>\d{{1,4}})"
    rf"|(?P<more>(?:\s*(?:,|and|or|&)\s*(?:(?i:{_THINGS}|{_PARTS_OF_TEXTS})\s+)?{_LABEL})+))?(?![\w.]*\w)"
    r"(?!\s+[a-z]+s\s+(?:are|were|is|was|have|had)\b)"
    rf"|\b(?P<ordinal>\d{{1,4}})(?:st|nd|rd|th)\s+(?P<counted>(?i:{_PARTS_OF_TEXTS}))\b"
)
_BARE_LABEL = r"(?:\d{1,3}(?:\.\d{1,3})+(?:\s?\([a-z]{1,4}\))?|\d{1,3}\s?\([a-z]{1,4}\))"
_BARE = re.compile(
    rf"(?<![\w.,-])(?P<labels>{_BARE_LABEL}(?:\s*(?:,|and|&)\s*{_BARE_LABEL})*)"
    r"(?:\s*\??$|\s+(?:of|in)\s+(?:the|our|my)\b|\s+says?\b)"
)
"""Labels at the end of a few key words, or of something."""

_LONGEST_RUN = 200
_CODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}(?:\d{1,3}|-\d{1,2})(?![\w-])|[A-Z](?:\.\d{1,3})+(?:\s?\([a-z]{1,4}\))?(?!\w))"
)
_NAMES_OF_PARTS = re.compile(r",?\s+(?:para(?:graph)?|point|item|letter|lit\.)\s+", re.I)
_SEPARATORS = re.compile(r"[\s.(),]+")


@dataclass(frozen=True, slots=True)
class Labels:
    """What a question asks for by label.

    Attributes:
        all: Each label as it stands there, without spaces; empty where none is asked for.
        noun: What is numbered, in small letters ("clause", "day", "§"); empty where nothing is said.
        bare: Whether it is a number that says of itself that it labels something only where something carries it.
    """

    all: tuple[str, ...] = ()
    noun: str = ""
    bare: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether nothing but a label can be meant: it says of what, or has several parts; "Q9" may be a product."""
        return bool(self.noun) or any(len(parts_of(label)) > 1 for label in self.all)

    @property
    def is_thing(self) -> bool:
        """Whether what is numbered is no part of a text: a "purpose 4" need not be the fourth item of any list."""
        return re.fullmatch(_THINGS, self.noun) is not None and re.fullmatch(_COUNTED, self.noun) is None

    @property
    def told(self) -> bool:
        """Whether such a thing must be called so where it stands: any third item may be the third "condition"."""
        return re.fullmatch(_TIMES, self.noun) is not None

    @property
    def heads(self) -> bool:
        """Whether it is called as headings are."""
        return re.fullmatch(_HEADED, self.noun) is not None


def find_labels(text: str) -> Labels:
    """Return the labels that a question names.

    Example:
        >>> find_labels("What does clause 7.2 (c) say?")
        Labels(all=('7.2(c)',), noun='clause', bare=False)
    """
    match = _NUMBERED.search(text)
    if match is None:
        codes = tuple(map(_unspaced, _CODE.findall(text)))
        bare = None if codes else _BARE.search(text)
        numbers = re.findall(_BARE_LABEL, bare["labels"]) if bare else ()
        return Labels(tuple(map(_unspaced, numbers)) or codes, bare=bare is not None)
    noun = (match["noun"] or match["counted"] or "§").casefold()
    first = match["first"] or match["ordinal"]
    if match["last"] and first.isdigit():
        last = min(int(match["last"]), int(first) + _LONGEST_RUN)
        return Labels(tuple(str(number) for number in range(int(first), last + 1)), noun)
    more = re.findall(_LABEL, match["more"] or "")
    return Labels(tuple(map(_unspaced, (first, *more))), noun)


def parts_of(label: str) -> Parts:
    """Return the parts of a label.

    Example:
        >>> parts_of("7.2(d)")
        ('7', '2', 'd')
    """
    return tuple(part for part in _SEPARATORS.split(label.casefold()) if part)


def _unspaced(label: str) -> str:
    """Return a label without its spaces: "7.2(c)"; parts that nothing else keeps apart are in brackets."""
    return re.sub(r"\s", "", re.sub(r"(?<=[\w)])\s+(\w)$", r"(\1)", _NAMES_OF_PARTS.sub(".", label)))
