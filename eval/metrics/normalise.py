"""Fold answers before they are compared."""

import re
import string
import unicodedata

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation + "“”‘’—–")
_COMMA_IN_NUMBER = re.compile(r"(?<=\d),(?=\d{3})")


def normalise(text: str) -> str:
    """Return text in lower case without articles, punctuation and surplus white space.

    Source: the SQuAD evaluation script (Rajpurkar et al., EMNLP 2016); here a decimal point inside a number stays.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"(?<=\d)\.(?=\d)", "\0", _COMMA_IN_NUMBER.sub("", folded))
    folded = _ARTICLES.sub(" ", folded.translate(_PUNCTUATION)).replace("\0", ".")
    return " ".join(folded.split())
