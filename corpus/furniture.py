"""Tell what stands around the content: a site's furniture, and the line that says when, by whom or whence."""

import re

from corpus.dates import find_date
from corpus.labels import starts_item

_BYLINE_WORD = re.compile(
    r"\b(?:by|source|author|editor|posted|published|updated|share|reporter|来源|作者)\b[:：]?", re.I
)
_BYLINE_LABEL = re.compile(
    r"[Bb]y\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*$"
    r"|(?i:source|author|editor|posted|published|updated|reporter)s?\s*:|来源|作者"
)
_BOILERPLATE = re.compile(
    r"^(?:powered by\b.{0,80}|(?:copyright\s*)?©.*|copyright\s+(?:©\s*)?\d{4}.*)$"
    # "(c)" is also the third label of a list: only with a year, or a name and a year, does it claim a copyright
    r"|^(?:copyright\s*)?\(c\)\s*(?:\d{4}\b|(?-i:[A-Z])[\w.,&'’ -]{0,60}?\b\d{4}\b).*$"
    r"|©\s*\d{4}|\ball rights reserved\b"
    r"|^skip to (?:main )?content$|^cookie (?:policy|settings|preferences)$"
    r"|\bprivacy policy\s*\||\bterms of (?:use|service)\s*\|"
    r"|^(?:share|tweet|print|subscribe|advertisement|previous|next|back to top)"
    r"(?: (?:post|article|page|this page|this article|on \w+))?\s*[:»›>]?$",
    re.I,
)


def is_boilerplate(text: str) -> bool:
    """Tell whether a short block is a site's furniture (copyright, "powered by", cookie notice), not content."""
    return len(text) <= 160 and _BOILERPLATE.search(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line says when, by whom or whence: a date and little else, or a label such as "Author:"."""
    if len(text) > 160 or "\n" in text or starts_item(text) or text.endswith((".", "!", "?", "。")):
        return False
    date = find_date(text)
    if date is None:
        return _BYLINE_LABEL.match(text) is not None and len(text.split()) <= 12
    rest = text[: date[0]] + text[date[1] :]
    return len(rest.split()) <= (12 if _BYLINE_WORD.search(rest) else 2)
