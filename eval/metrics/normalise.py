"""Fold answers before they are compared."""

import re
import string
import unicodedata

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation + "“”‘’—–、。，；：？！《》「」")
_CJK = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_COMMA_IN_NUMBER = re.compile(r"(?<=\d),(?=\d{3})")


def normalise(text: str) -> str:
    """Return text in lower case without articles, punctuation and surplus white space, each CJK character a word.

    Source: the SQuAD evaluation script (Rajpurkar et al., EMNLP 2016), here with decimal points kept; characters as
    words after MLQA (Lewis et al., ACL 2020), since nothing stands between words in Chinese and Japanese.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"(?<=\d)\.(?=\d)", "\0", _COMMA_IN_NUMBER.sub("", folded))
    folded = _ARTICLES.sub(" ", _CJK.sub(r" \1 ", folded.translate(_PUNCTUATION))).replace("\0", ".")
    return " ".join(folded.split())
