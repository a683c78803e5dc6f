"""What kind of thing would answer a question, told by its wording."""

import re
from enum import StrEnum

from corpus.dates import find_date
from corpus.sentences import Span


class Expects(StrEnum):
    """The kind of thing that would answer the question."""

    SECTION = "section"
    EXPANSION = "expansion"
    DATE = "date"
    COUNT = "count"
    NUMBER = "number"
    LIST = "list"
    REASON = "reason"
    PERSON = "person"
    PLACE = "place"
    YES_NO = "yes_no"
    OTHER = "other"


def expected_kind(question: str) -> Expects:
    """Return the first kind, in the order of the table below, whose wording the question has."""
    return next((kind for kind, pattern in _WORDINGS if pattern.search(question)), Expects.OTHER)


def holds_expected(expects: Expects, text: str) -> bool:
    """Tell whether a text holds the kind of thing that a question wants."""
    if expects is Expects.DATE:
        return find_date(text) is not None or _YEAR_OR_MONTH.search(text) is not None
    if expects in (Expects.COUNT, Expects.NUMBER):
        return _NUMBER.search(text) is not None
    if expects in (Expects.PERSON, Expects.PLACE):
        return _NAME.search(text) is not None
    if expects is Expects.REASON:
        return find_reason(text) is not None
    if expects is Expects.LIST:
        return text.count(",") > 1 or _ENUMERATES.search(text) is not None
    return expects is not Expects.EXPANSION or "(" in text


def find_reason(text: str) -> Span | None:
    """Return the clause behind the first word that gives a reason, None without one.

    Example:
        >>> text = "It closed because the roof leaked; the shop stayed."
        >>> text[slice(*find_reason(text))]
        'because the roof leaked'
    """
    found = _REASON.search(text)
    return found.span() if found else None


def _pattern(verbose: str) -> re.Pattern[str]:
    return re.compile(verbose, re.IGNORECASE | re.VERBOSE)


_TEXTS = (
    "manual|handbook|polic(?:y|ies)|documents?|reports?|paper|guide(?:lines)?|leaflet|contract|lease|agreement|minutes"
    "|by-?laws?|statutes?|rules|terms|notice|tender|newsletter|catalogue|notes|summary|letter|faq|text|brochure"
    "|regulations?|instructions?|protocol|plan"
)
"""What a text calls itself."""

_WORDINGS: tuple[tuple[Expects, re.Pattern[str]], ...] = (
    (
        Expects.SECTION,
        _pattern(rf"""
            \bunder\ (?:which|what)\ (?:main\ )?(?:part|section|chapter|heading|category)\b
            | \b(?:in|to|of)\ (?:which|what)\ (?:section|chapter|heading|(?:part|category)(?!\ of\b))\b
            | \b(?:which|what)\ (?:part|section|chapter|heading|category)\ (?:
                is|are|was|were|does|do|covers?|contains?|lists?|includes?|mentions?|deals?)\b
            | \b(?:which|what)\ (?:clause|article|paragraph|page|§)\ (?:
                covers?|contains?|mentions?|deals?|is\ (?:about|on)|talks?|speaks?)\b
            | \b(?:which|what)\ (?:part|section|chapter|heading|clause|article|paragraph|§)\ of\b.*\b(?:
                deals?|governs?|treats?|tells?|says?|regulates?|explains?|describes?|mentions?|covers?|lays\ down
                |is\ (?:about|on)|find|read|told)\b
            | \b(?:which|what)\ (?:part|section)\ of\ (?:\w+\W+){{0,4}}?(?:{_TEXTS})\b
            | \b(?:which|what)\ (?:section|chapter|heading|clause|article|paragraph)\W*(?:is\ (?:it|that)\b.*)?$
            | \bwhere(?:abouts)?\ in\ (?:(?:\w+\W+){{1,4}}?(?:{_TEXTS})\b|.*\b(?:find|read|explained)\b)
            | \bwhere(?:abouts)?\ (?:does|did)\ it\ say\b
            | \bwhere\ (?:is|are)\ .*\bin\ the\ (?:\w+\W+){{0,3}}?(?:{_TEXTS})\W*$
            | \bwhere\ in\ the\ (?:\w+\W+){{0,2}}article\b
            | \bwhere(?:abouts)?\ do(?:es)?\ (?:\w+\W+){{1,4}}?(?:{_TEXTS})\ (?:
                say|state|explain|describe|mention|tell|deal|treat|speak|talk)\b
        """),
    ),
    (
        Expects.EXPANSION,
        _pattern(r"\b(?:stands?\ for|short\ for|abbreviat\w+|acronym|full\ (?:name|form)|spelled\ out)\b"),
    ),
    (
        Expects.DATE,
        _pattern(r"""
            (?:^|[,;]\ |\b(?:and|but|so|since|until)\ )\W*when\b
            | \bwhen\ (?:is|are|was|were|did|does|do|will|has|have)\b
            | \b(?:(?:what|which)\ (?:year|date|day|month) | what\ time | how\ long\ ago | date\ of
                | (?:publication|release|issue|start|end)\ date)\b
            | 何时 | 什么时候 | [哪几]一?(?:年|月|天|日) | 什么(?:日期|年份|时间)
        """),
    ),
    (
        Expects.REASON,
        _pattern(
            r"\bwhy\b | \b(?:what|which)\b.{0,20}\b(?:reasons?|causes?|caused|led\ to)\b | 为什么 | 为何 | 什么原因"
        ),
    ),
    (Expects.COUNT, _pattern(r"\bhow\ many\b | 多少[个名家种位次座条]? | 几[个名家种位次座条]")),
    (
        Expects.NUMBER,
        _pattern(r"""
            \bhow\ (?:much|large|big|long|far|fast|high|old|often|tall|wide|deep|heavy)\b
            | \b(?:what|which)\b .{0,40} \b(?:percent(?:age)?|proportion|share|rate|number|amount|value|total|sum|cost
                |price|size|volume|capacity|population|growth|increase|investment|budget|revenue|length|height|weight
                |speed)\b
            | 多[大高长远快重深久宽] | 百分之几
        """),
    ),
    (
        Expects.LIST,
        _pattern(r"""
            ^\W*(?:please\s+)?(?:(?:can|could)\ you\s+)?
                (?:list|name|enumerate|give\ (?:me\ )?(?:a\ list|all|the\ list))\b
            | \b(?:what|which|who)\ (?:are|were)\b
            | \b(?:what|which)\b (?:\ \w+){0,3}? \         # "which large projects were": a plural, then a verb
                (?!(?:is|was|does|has|this|series|status|basis|process|business|class|us)\b) \w{2,}(?<![su])s\ (?:
                are|were|have|do|did|will|can|should|must|has|was|is|belong|include|fall
                |concern|relate|pertain|deal|apply|regard
                |that|in|under|for|on|\w+ed)\b
            | \b(?:include[sd]?|consist\ of|comprise)\b.{0,3}$
            | 哪些 | 哪[几两三四五六七八九十]
        """),
    ),
    (Expects.PERSON, _pattern(r"\b(?:who|whom|whose)\b | 谁 | 何人")),
    (
        Expects.PLACE,
        _pattern(
            r"\b(?:where|(?:what|which)\ (?:city|country|place|region|province|state|town))\b | 哪里 | 哪儿 | 何[处地]"
        ),
    ),
    (
        Expects.YES_NO,
        _pattern(r"""
            ^\W*(?:(?:and|but|so)\ )?
            (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b
            | 是否 | 吗\W*$
        """),
    ),
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half)\b"
    r"|[一二两三四五六七八九十百千万亿]",
    re.I,
)
_YEAR_OR_MONTH = re.compile(
    r"\d[年月]|\b(?:1\d{3}|20\d{2})\b|\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|caused by|as a result of|thanks to|in order to|so that|since (?=[a-z]))"
    r"[^.;!?]*[^.;!?\s]|(?:因为|由于|因此|以便|为了)[^。；！？]+",
    re.I,
)
_ENUMERATES = re.compile(r"\b(?:includ\w+|such as|consist\w* of|compris\w+|namely)\b|:\s|、|包括", re.I)
_NAME = re.compile(r"(?<=[\w,;(“\"] )[A-Z][\w’'-]+|^[A-Z][\w’'-]+ [A-Z]")
