"""What a question asks for besides its words: words that must or must not be there, phrases, filters."""

import re
from dataclasses import dataclass

from embeddings.scope import FILTERS, Scope

_VALUE = r'(?:"[^"]+"|[^\s"]+)'
_OPERATOR = re.compile(
    rf'(?:(?P<field>{"|".join(FILTERS)}):(?P<value>{_VALUE})|(?P<sign>[+-])(?P<word>"[^"]+"|[^\W_][\w.\'’-]*))(?=\s|$)'
)
_AT_END = re.compile(rf"(?:^|\s)(?P<operator>{_OPERATOR.pattern})\s*$")
_QUOTED = re.compile(r'(?<!\w)["“]([^"“”]*\w\s[^"“”]*\w[^"“”]*)["”](?!\w)')


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart.

    Attributes:
        text: The question itself.
        must: Words or phrases, each of which a passage must hold ("+harbour").
        must_not: Words or phrases, none of which it may hold ("-harbour").
        quoted: Phrases that the question quotes; where any passage holds them, only such passages are found.
        scope: Filters, as `passages_within` takes them.
    """

    text: str
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    scope: Scope = frozenset()


def parse_query(question: str) -> Query:
    """Take a question apart.

    Words with a sign and filters stand before or behind the question, where no sentence has them ("What does the -v
    option do?" has none): `+2020 harbour fees type:pdf -draft after:2019`. What stands in quotation marks and is more
    than one word is a phrase, wherever it stands.
    """
    rest, found = _taken(question)
    text = rest or " ".join(word.strip('"') for sign, word in found if sign == "+")
    return Query(
        text=text,
        must=tuple(word.strip('"') for sign, word in found if sign == "+"),
        must_not=tuple(word.strip('"') for sign, word in found if sign == "-"),
        quoted=tuple(dict.fromkeys(_QUOTED.findall(text))),
        scope=frozenset(f"{sign}:{word.strip(chr(34))}" for sign, word in found if sign not in "+-"),
    )


def _taken(question: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what is left of a question without its operators, and these: sign or field, then word or value."""
    rest, found = question.strip(), []
    while match := (_OPERATOR.match(rest) or _AT_END.search(rest)):
        found.append((match["sign"] or match["field"], match["word"] or match["value"]))
        rest = (rest[: match.start()] + rest[match.end() :]).strip()
    return rest, found
