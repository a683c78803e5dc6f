"""Which of the page's languages a browser wants."""

import re
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from assistant.doors.page.chinese import CHINESE
from assistant.doors.page.words import ENGLISH, Words

LANGUAGES = {words.language: words for words in (ENGLISH, CHINESE)}
"""The page's words by language; the first is for browsers that want none of them."""

_WANTED = re.compile(r"\s*([A-Za-z]{1,8})(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*([\d.]{1,5})\s*)?")


def choose_words(accept_language: str) -> Words:
    """Return the words of the language that an `Accept-Language` header likes best (RFC 9110, 12.5.4).

    Example:
        >>> choose_words("fr, zh-CN;q=0.8, en;q=0.5").language
        'zh'
    """
    best, most = ENGLISH, 0.0
    for part in accept_language[:1000].split(","):
        wanted = _WANTED.fullmatch(part)
        if wanted and wanted[1].lower() in LANGUAGES and (liked := _weight(wanted[2])) > most:
            best, most = LANGUAGES[wanted[1].lower()], liked
    return best


def words_of(request: Request) -> Words:
    """Return the words of the language that a request asks for."""
    return choose_words(request.headers.get("accept-language", ""))


Spoken = Annotated[Words, Depends(words_of)]
"""The words in which a route answers."""


def _weight(text: str | None) -> float:
    """Return the weight of a language, 1 where none is told and 0 for what is no number."""
    try:
        return 1.0 if text is None else float(text)
    except ValueError:
        return 0.0
