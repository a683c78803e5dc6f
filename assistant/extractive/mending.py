"""Mend typing errors in a question with words of the passages that it found."""

import re
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from embeddings.analysis import STOP_WORDS, find_terms, stem
from embeddings.english import stem_ranks
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit

_ASKING = ("how", "what", "when", "where", "which", "why", "who", "whose")
_COMMON = 5000
"""Rank in English up to which a word that begins a question is meant and not mistyped: "hat", but not "wat"."""


def mend(question: str, hits: Sequence[Hit], lexical: Bm25Index) -> str:
    """Return the question with each mistyped word replaced by the word that it stands for.

    Those are the word that asks, at its beginning, and the words of the passages.

    Args:
        question: As asked.
        hits: What it found; a word that stands in none of them is not put in.
        lexical: Knows which term a mistyped one stands for.
    """
    question = _mend_asking(question)
    wrong = {
        t: known
        for t in find_terms(question)
        if not t.is_stop and (known := lexical.known(t.text)) not in (None, t.text)
    }
    if not wrong:
        return question
    words = {
        term.text: hit.passage.text[term.start : term.end]
        for hit in reversed(hits)
        for term in find_terms(hit.passage.text)
    }
    for term, known in sorted(wrong.items(), key=lambda pair: -pair[0].start):
        if known in words:
            question = question[: term.start] + words[known] + question[term.end :]
    return question


def _mend_asking(question: str) -> str:
    """Return the question with its first word mended where it is one letter from a word that asks ("hwo", "wich")."""
    first = re.match(r"\s*([A-Za-z]{2,6})(?=['’]?\s)", question)
    if first is None:
        return question
    word = first[1].casefold()
    if word in STOP_WORDS or stem_ranks().get(stem(word), _COMMON) < _COMMON:
        return question
    best = process.extractOne(word, _ASKING, scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return question[: first.start(1)] + best[0] + question[first.end(1) :] if best else question
