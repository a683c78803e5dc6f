"""Turn text into the terms that the lexical index counts."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

ANALYSIS = "words-3"
"""Identity of this analysis, kept in the manifest: an index made by another one must be rebuilt."""

STOP_WORDS = frozenset(
    (
        "a an the this that these those there here it its he him his she her hers they them their we us our you "
        "your i me my who whom whose which what when where why how is am are was were be been being do does did "
        "done doing have has had having can could may might must shall should will would of in on at by for from "
        "to into onto with without about as than under over between among during through against then and or but "
        "nor not no so if while because also any some each both all such only own same too very just s t d ll m re "
        "ve please tell give show let find many much"
    ).split()
)

_TERM = re.compile(
    r"(?<![\w-])[A-Za-z][a-z]?-[A-Za-z]{2,}(?![\w-])"  # "e-mail" and "Wi-Fi" are one word, as "email" and "wifi" are
    r"|\d+(?:[.,]\d+)+|(?:[^\W_][\u0300-\u036f]*)+(?:['’](?:[^\W_][\u0300-\u036f]*)+)*"
)
# Words that ask, in Chinese: what, when, how many, where, which, why, how, who, and the particles that end a question.
_CJK_ASKS = re.compile(
    "什么时候|什么|多少|几个|哪里|哪儿|哪个|哪些|哪|为什么|怎么样|怎么|怎样|如何|何时|是否|谁|吗|呢|请问"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LATIN = re.compile(r"[a-z\u00df-\u024f]+$")
_DIGITS_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a text.

    Attributes:
        text: Folded form: lower case, stemmed where the script is Latin.
        start: Offset of the word it was made from.
        end: Offset one past it.
        is_stop: Whether it is a function word, which the index leaves out.
    """

    text: str
    start: int
    end: int
    is_stop: bool


def find_terms(text: str) -> list[Term]:
    """Return every term with its place: words stemmed, numbers and codes whole, CJK runs as pairs of characters."""
    terms: list[Term] = []
    for match in _TERM.finditer(text):
        terms += _terms_of_word(match.group(), match.start())
    return terms


def analyse(text: str) -> list[str]:
    """Return the terms that the index counts: every term but function words."""
    return [term.text for term in find_terms(text) if not term.is_stop]


def join_pairs(words: Sequence[str], text: str) -> list[str]:
    """Return words of a text with overlapping pairs of characters joined to the runs that they were cut from.

    Example:
        >>> join_pairs(["harbour", "展览", "览馆", "何年"], "harbour 展览馆何年")
        ['harbour', '展览馆', '何年']
    """
    joined: list[str] = []
    for word in words:
        longer = joined[-1] + word[1:] if joined and _CJK.fullmatch(word) and joined[-1][-1] == word[0] else ""
        if longer and longer in text:
            joined[-1] = longer
        else:
            joined.append(word)
    return joined


def _terms_of_word(word: str, start: int) -> list[Term]:
    if not _CJK.search(word):
        folded = _fold(word)
        return [Term(stem(folded), start, start + len(word), folded in STOP_WORDS)]
    terms, done = [], 0
    for run in _CJK.finditer(word):
        if run.start() > done:
            terms += _terms_of_word(word[done : run.start()], start + done)
        terms += _cjk_terms(run.group(), start + run.start())
        done = run.end()
    return terms + (_terms_of_word(word[done:], start + done) if done < len(word) else [])


def _cjk_terms(run: str, start: int) -> list[Term]:
    """Return the pairs of what stands between asking words, and each asking word as a function word."""
    terms, done = [], 0
    for asks in _CJK_ASKS.finditer(run):
        terms += _pairs(run[done : asks.start()], start + done)
        terms.append(Term(asks.group(), start + asks.start(), start + asks.end(), True))
        done = asks.end()
    return terms + _pairs(run[done:], start + done)


def _pairs(run: str, start: int) -> list[Term]:
    if len(run) == 1:
        return [Term(run, start, start + 1, False)]
    return [Term(run[i : i + 2], start + i, start + i + 2, False) for i in range(len(run) - 1)]


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    if _DIGITS_WITH_COMMAS.match(folded):
        return folded.replace(",", "")
    return re.sub(r"['’]s$|['’-]", "", folded)


# A cache of its own would cost the stemmer more than it saves: it is five times as fast without on words seen once.
_stemmer = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the English stem of a Latin-script word; every other word unchanged."""
    return str(_stemmer.stemWord(word)) if _LATIN.match(word) else word


def stem_each(words: Sequence[str]) -> list[str]:
    """Return what `stem` does of each of many words, in one call."""
    stems = _stemmer.stemWords(words)
    return [stemmed if _LATIN.match(word) else word for word, stemmed in zip(words, stems, strict=True)]
